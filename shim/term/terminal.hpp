// SPDX-License-Identifier: ISC
// A pane's terminal: libvterm's parser; screen, grid and history of our own, which behave as tmux's do
// (TERM=tmux/screen). No I/O, not thread-safe: one host, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shim/keys/keys.hpp"
#include "shim/live/pane_facts.hpp"
#include "state/error.hpp"

namespace shim {

class Screen;

struct TerminalSize {
  unsigned columns = 80, rows = 24;
};

// What the program's output asks of the host. Called from feed().
class TerminalListener {
 public:
  virtual ~TerminalListener() = default;
  virtual void reply(std::string_view bytes) = 0;  // answers to DA, DSR, XTVERSION ...: write to the program
  virtual void title(std::string_view) {}
  virtual void path(std::string_view) {}         // OSC 7
  virtual void window_name(std::string_view) {}  // ESC k ... ESC \ (allow-rename decides)
  virtual void bell() {}
  virtual void clipboard(std::string_view) {}                                   // OSC 52, decoded
  virtual std::optional<std::string> clipboard_text() { return std::nullopt; }  // OSC 52 asks; nullopt: no answer
  // A format in the pane's place: options that matter here and the colours they give. Empty when nobody knows.
  virtual std::string evaluate(std::string_view /*format*/) { return {}; }
};

struct CaptureRequest {                    // capture-pane's flags
  std::optional<std::int64_t> start = {};  // -S: 0 first visible line, negative into the history; nullopt: 0
  bool start_of_history = false;           // -S -
  std::optional<std::int64_t> end = {};    // -E
  bool end_of_screen = false;              // -E -
  bool escapes = false;                    // -e
  bool join = false;                       // -J
  bool keep_trailing = false;              // -N
  bool escape_octal = false;               // -C
  bool ignore_trailing_positions = false;  // -T
  bool alternate = false;                  // -a: error "no alternate screen" unless `quiet`
  bool quiet = false;                      // -q
  bool pending = false;                    // -P: bytes of an unfinished escape sequence
};

// Whether text, controls and common sequences bypass the parser, and runs of wide characters are written at once. The
// result is the same.
enum class TextPath : std::uint8_t { direct, parser };

class Terminal {
 public:
  Terminal(TerminalSize size, std::size_t history_limit, TerminalListener& listener);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void feed(std::string_view bytes);
  void resize(TerminalSize size);
  void clear_history();
  void reset();              // send-keys -R
  void trim_below_cursor();  // resize-pane -T
  // The text that capture-pane stores in a buffer. To print it (-p), drop one '\n' at its end and add one: with -J the
  // last line may have none, and -P never has one.
  state::Result<std::string> capture(const CaptureRequest& request) const;
  void set_title(std::string_view title);  // ignored unless it is printable UTF-8
  // remain-on-exit's "Pane is dead ...": scrolls by a line, draws the text there, hides the cursor.
  void write_notice(std::string_view text);

  // Output that no program writes needs no carriage returns, and no cursor shows where it ends (tmux: PANE_EMPTY).
  void start_empty();
  // Resetting ends it, as in tmux.
  bool line_feed_returns() const;
  void set_line_feed_returns(bool on);

  TerminalSize size() const;
  KeyModes key_modes() const;  // for encode_key
  void set_extended_keys();    // as a program does; a new screen starts so when extended-keys is "always"
  // Fills the fields that the terminal owns: modes, cursor, size, scroll region, history, title, path, alternate.
  void fill(PaneFacts& facts) const;

  void set_text_path(TextPath path);  // for tests
  const Screen& screen() const;       // what copy mode takes its text from

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace shim
