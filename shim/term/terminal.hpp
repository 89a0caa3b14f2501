// SPDX-License-Identifier: ISC
// A pane's terminal: parser (libvterm's state layer), grid and history of our own. Behaves as tmux's screen does
// (TERM=tmux/screen). No I/O, not thread-safe: one host, one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "shim/live/pane_facts.hpp"
#include "state/error.hpp"

namespace shim {

struct TerminalSize {
  unsigned columns = 80, rows = 24;
};

// What the program's output asks of the host. Called from feed().
class TerminalListener {
 public:
  virtual ~TerminalListener() = default;
  virtual void reply(std::string_view bytes) = 0;  // answers to DA, DSR, XTVERSION ...: write to the program
  virtual void title(std::string_view) {}
  virtual void path(std::string_view) {}           // OSC 7
  virtual void window_name(std::string_view) {}    // ESC k ... ESC \ (allow-rename decides)
  virtual void bell() {}
  virtual void clipboard(std::string_view) {}      // OSC 52, decoded
};

struct CaptureRequest {                  // capture-pane's flags
  std::optional<std::int64_t> start;     // -S: 0 first visible line, negative into the history; nullopt: 0
  bool start_of_history = false;         // -S -
  std::optional<std::int64_t> end;       // -E
  bool end_of_screen = false;            // -E -
  bool escapes = false;                  // -e
  bool join = false;                     // -J
  bool keep_trailing = false;            // -N
  bool escape_octal = false;             // -C
  bool ignore_trailing_positions = false;  // -T
  bool alternate = false;                // -a: error "no alternate screen" unless `quiet`
  bool quiet = false;                    // -q
  bool pending = false;                  // -P: bytes of an unfinished escape sequence
};

class Terminal {
 public:
  Terminal(TerminalSize size, std::size_t history_limit, TerminalListener& listener);
  ~Terminal();
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  void feed(std::string_view bytes);
  void resize(TerminalSize size);
  void clear_history();
  void reset();  // send-keys -R
  // Text as tmux's capture-pane prints it: every line ends with '\n'.
  state::Result<std::string> capture(const CaptureRequest& request) const;
  void set_title(std::string_view title);

  TerminalSize size() const;
  // Fills the fields that the terminal owns: modes, cursor, size, scroll region, history, title, path, alternate.
  void fill(PaneFacts& facts) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace shim
