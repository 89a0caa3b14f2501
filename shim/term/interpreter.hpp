// SPDX-License-Identifier: ISC
// What the text, controls and sequences of a program do to its screen, as tmux 3.3a does it (input.c).
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "shim/term/input_parser.hpp"
#include "shim/term/palette.hpp"
#include "shim/term/screen.hpp"
#include "shim/term/terminal.hpp"

namespace shim {

// The parameters of a CSI sequence with tmux's rules: a missing one has a default, one with colons is no number.
class Parameters {
 public:
  explicit Parameters(std::span<const long> arguments) : arguments_(arguments) {}
  bool at_end() const { return next_ >= arguments_.size(); }
  // The next parameter; nullopt for one with colons. At the end, or when missing, `absent`.
  std::optional<int> take(int least, int absent) {
    if (at_end()) return absent;
    if (has_colons()) {
      take_parts();
      return std::nullopt;
    }
    const long argument = arguments_[next_++];
    if (CSI_ARG_IS_MISSING(argument)) return absent;
    return std::max(static_cast<int>(CSI_ARG(argument)), least);
  }
  bool has_colons() const { return !at_end() && CSI_ARG_HAS_MORE(arguments_[next_]); }
  // The parts of a parameter with colons; -1 for an empty part.
  std::vector<int> take_parts();

 private:
  std::span<const long> arguments_;
  std::size_t next_ = 0;
};

class Interpreter final : public InputSink {
 public:
  Interpreter(Screen& screen, TerminalListener& listener) : screen_(screen), listener_(listener) {}

  std::size_t direct(std::string_view bytes) override;
  void ascii(std::string_view run) override;
  void high_bytes(std::string_view bytes) override;
  void control(unsigned char c) override;
  void escape(std::string_view intermediates, char final) override;
  void sequence(const ControlSequence& sequence) override;
  void string(StringKind kind, std::string_view text, StringEnd end) override;

  void set_text_path(TextPath path) { text_path_ = path; }
  void full_reset();  // RIS, send-keys -R
  void reset_pen();   // pen, character sets and what DECSC saved
  bool set_title(std::string_view title);
  const std::string& title() const { return title_; }
  const std::string& path() const { return path_; }
  unsigned cursor_shape() const { return cursor_shape_; }
  const Palette& palette() const { return palette_; }

 private:
  struct Drawing {  // what DECSC saves beside the cursor
    Pen pen;
    bool shifted = false;  // SO: G1 is in use
    bool g0_line_drawing = false, g1_line_drawing = false;
  };
  struct SavedState {
    Drawing drawing;
    unsigned x = 0, y = 0;
    bool origin = false;
  };
  using Handler = void (Interpreter::*)(Parameters);
  static Handler find_handler(char final);
  static Handler find_handler(std::string_view prefix, char final);
  std::size_t direct_sequence(std::string_view bytes);
  std::size_t direct_sequence(const char* bytes);
  std::size_t direct_wide(std::string_view bytes);

  void save_state();
  void restore_state();
  void write_run(std::string_view run);
  void character(std::string_view utf8);
  void use_pen(const Pen& pen);

  void cursor_up(Parameters p);
  void cursor_down(Parameters p);
  void cursor_right(Parameters p);
  void cursor_left(Parameters p);
  void cursor_next_line(Parameters p);
  void cursor_previous_line(Parameters p);
  void cursor_column(Parameters p);
  void cursor_row(Parameters p);
  void cursor_position(Parameters p);
  void back_tab(Parameters p);
  void clear_tabs(Parameters p);
  void insert_cells(Parameters p);
  void delete_cells(Parameters p);
  void erase_cells(Parameters p);
  void insert_lines(Parameters p);
  void delete_lines(Parameters p);
  void scroll_up(Parameters p);
  void scroll_down(Parameters p);
  void erase_display(Parameters p);
  void erase_line(Parameters p);
  void repeat(Parameters p);
  void set_margins(Parameters p);
  void save_cursor(Parameters p);
  void restore_cursor(Parameters p);
  void set_cursor_shape(Parameters p);
  void device_attributes(Parameters p);
  void secondary_attributes(Parameters p);
  void report_version(Parameters p);
  void device_status(Parameters p);
  void window_operation(Parameters p);
  void set_modes(Parameters p);
  void reset_modes(Parameters p);
  void set_private_modes(Parameters p);
  void reset_private_modes(Parameters p);
  void set_key_format(Parameters p);
  void reset_key_format(Parameters p);
  void set_attributes(Parameters p);
  void set_plain_attributes(std::span<const long> arguments);
  void private_mode(int mode, bool on);
  void mouse_mode(ScreenMode mode, bool on);

  void operating_system_command(std::string_view text, StringEnd end);
  void clipboard_command(std::string_view text, StringEnd end);
  void colour_command(unsigned command, std::string_view text, StringEnd end);
  void palette_colours(std::string_view text, StringEnd end);
  void reset_palette_colours(std::string_view text);
  void default_colour(unsigned command, std::string_view text, StringEnd end);
  void cursor_colour(std::string_view text, StringEnd end);
  void answer_colour(unsigned command, std::optional<Colour> colour, StringEnd end);
  void learn_clearing();
  void pop_title();

  Screen& screen_;
  TerminalListener& listener_;
  Drawing drawing_;
  SavedState saved_;
  TextPath text_path_ = TextPath::direct;
  char last_ = 0;     // what REP repeats; 0: nothing
  std::string utf8_;  // the beginning of a character
  unsigned utf8_length_ = 0;
  unsigned cursor_shape_ = 0;
  std::string title_, path_;
  Palette palette_;
  std::vector<std::string> titles_;
};

// SGR (input_csi_dispatch_sgr).
Pen apply_attributes(Pen pen, Parameters parameters);

}  // namespace shim
