// SPDX-License-Identifier: ISC
// Splits a program's output into text, controls and sequences. libvterm's parser takes the text and the escape
// sequences apart; in front of it stands a filter with the states of tmux's parser (input.c), because libvterm 0.1.4
// overruns its argument array on long sequences, cuts strings at 64 bytes and prints ESC k and APC strings as text.
#pragma once

#include <vterm.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "shim/term/terminal.hpp"

namespace shim {

// A CSI sequence. Arguments are libvterm's: CSI_ARG, CSI_ARG_HAS_MORE, CSI_ARG_IS_MISSING.
struct ControlSequence {
  std::string_view leader, intermediates;
  std::span<const long> arguments;
  char final = 0;
};

enum class StringKind : std::uint8_t { osc, apc, rename };
enum class StringEnd : std::uint8_t { terminator, bell };  // answers end in the same way

class InputSink {
 public:
  virtual ~InputSink() = default;
  // Output outside of sequences: takes what it can without the parser, at the front; returns how many bytes.
  virtual std::size_t direct(std::string_view bytes) = 0;
  virtual void ascii(std::string_view run) = 0;         // 0x20-0x7e
  virtual void high_bytes(std::string_view bytes) = 0;  // 0x80-0xff, perhaps UTF-8
  virtual void control(unsigned char c) = 0;            // C0
  virtual void escape(std::string_view intermediates, char final) = 0;
  virtual void sequence(const ControlSequence& sequence) = 0;
  virtual void string(StringKind kind, std::string_view text, StringEnd end) = 0;
};

class InputParser {
 public:
  explicit InputParser(InputSink& sink);
  void feed(std::string_view bytes);
  void reset();
  // Everything since the last complete sequence (capture-pane -P).
  const std::string& pending() const { return pending_; }
  void set_text_path(TextPath path) { path_ = path; }

  enum class State : std::uint8_t {
    ground,
    escape,
    escape_intermediate,
    csi,
    csi_parameter,
    csi_intermediate,
    csi_ignore,
    dcs,
    dcs_parameter,
    dcs_intermediate,
    dcs_handler,
    dcs_escape,
    dcs_ignore,
    osc,
    apc,
    rename,
    consume,
  };

 private:
  struct Free {
    void operator()(VTerm* vterm) const { vterm_free(vterm); }
  };
  std::size_t feed_text(std::string_view bytes);
  std::size_t count_parameter_bytes(std::string_view bytes) const;
  void step(unsigned char c);
  void enter(State next);
  void finish_string();
  void finish_escape(char final);
  void finish_sequence(char final);
  void write_sequence(std::string_view parameters, char final);
  void write(std::string_view bytes) { vterm_input_write(vterm_.get(), bytes.data(), bytes.size()); }
  void expire_string();

  static int on_text(const char* bytes, std::size_t length, void* user);
  static int on_control(unsigned char control, void* user);
  static int on_escape(const char* bytes, std::size_t length, void* user);
  static int on_csi(const char* leader, const long* arguments, int count, const char* intermediates, char command,
                    void* user);
  static const VTermParserCallbacks k_callbacks;

  InputSink& sink_;
  std::unique_ptr<VTerm, Free> vterm_;
  State state_ = State::ground;
  TextPath path_ = TextPath::direct;
  bool discard_ = false;
  StringEnd string_end_ = StringEnd::terminator;
  std::string intermediates_, parameters_, string_, pending_, sequence_;
  std::chrono::steady_clock::time_point string_began_;
};

}  // namespace shim
