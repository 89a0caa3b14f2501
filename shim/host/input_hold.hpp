// SPDX-License-Identifier: ISC
// Whether input has to wait because the pane's shell is still starting: its start-up files may read or flush what is
// typed, or print over it. It is ready once it waits for input with the terminal in its line editor's modes. Asked only
// in the first seconds of a program; a shell that was ready once never makes anybody wait again.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace shim {

// What the terminal and its foreground program say about where input would go now.
enum class InputSign : std::uint8_t {
  no_shell,   // no shell that edits its input: nothing to wait for
  starting,   // such a shell, busy
  editor,     // it waits in its line editor
  elsewhere,  // what the start-up files ask or run waits for input itself
};

class InputHold {
 public:
  using Clock = std::chrono::steady_clock;

  // The value of @roost-hold-input: milliseconds after the program's start, "off" or "on"; anything else is "on".
  static std::chrono::milliseconds limit_from(std::string_view option);

  void start(pid_t program, std::string tty, Clock::time_point now);
  // The same program, which was just typed at: still where it was until it does or writes something. The limit goes on.
  void start_again(Clock::time_point now);
  void set_limit(std::chrono::milliseconds limit) { limit_ = limit; }
  bool limit_is_over(Clock::time_point now) const { return now - started_ >= limit_; }

  // True: input has to wait. `terminal` is the pty's master.
  bool look(int terminal, Clock::time_point now);
  // The rule of look(), apart from the system.
  bool judge(InputSign sign, Clock::time_point now);
  // The program wrote something: its prompt, perhaps.
  void output_seen(Clock::time_point now);
  bool is_over() const { return over_; }

  // When to look again, in milliseconds; -1: never. `waiting`: input is being held.
  int timeout(bool waiting, Clock::time_point now) const;

 private:
  InputSign sign_now(int terminal) const;

  pid_t program_ = 0;
  std::string tty_;
  bool over_ = true, stirred_ = true;
  std::chrono::milliseconds limit_{};
  Clock::time_point started_{}, typed_{}, since_{}, next_look_{};
  InputSign sign_ = InputSign::starting;
  bool look_is_due_ = false;
};

}  // namespace shim
