// SPDX-License-Identifier: ISC
#include "shim/host/input_hold.hpp"

#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "shim/host/foreground.hpp"
#include "shim/host/interactive_shell.hpp"

namespace shim {
namespace {

using std::chrono::milliseconds;
using Clock = InputHold::Clock;

constexpr milliseconds k_limit{10'000};
constexpr milliseconds k_pause{5};  // between two looks
// How long a sign must last to be believed. Start-up files set modes for a moment, and programs in them wait a moment
// for the terminal to answer; who waits for longer waits for a person.
constexpr milliseconds k_editor_lasts{10};
constexpr milliseconds k_other_lasts{500};
constexpr milliseconds k_typing_arrives{500};  // through the kernel's queues; a shell may also ignore it

bool edits_its_input(pid_t pid) { return pid > 0 && shim::edits_its_input(command_words(pid), executable_file(pid)); }

bool is_raw(const termios& modes) { return (modes.c_lflag & (ICANON | ECHO)) == 0; }

bool waits(InputWait wait) { return wait == InputWait::waits || wait == InputWait::reads_terminal; }

// Line editors tell Enter from C-j: readline, fish, tcsh and the Korn shells take ICRNL away, zsh adds INLCR. What
// `read -s -n 1` and `stty -icanon` leave does neither.
bool is_editor(const termios& modes) {
  return is_raw(modes) && ((modes.c_iflag & ICRNL) == 0 || (modes.c_iflag & INLCR) != 0);
}

}  // namespace

milliseconds InputHold::limit_from(std::string_view option) {
  if (option == "off") return milliseconds(0);
  unsigned value = 0;
  const char* const end = option.data() + option.size();
  const auto [stop, error] = std::from_chars(option.data(), end, value);
  return !option.empty() && error == std::errc() && stop == end ? milliseconds(value) : k_limit;
}

void InputHold::start(pid_t program, std::string tty, Clock::time_point now) {
  *this = InputHold();
  program_ = program;
  tty_ = std::move(tty);
  over_ = false;
  limit_ = k_limit;
  started_ = typed_ = since_ = now;
}

void InputHold::start_again(Clock::time_point now) {
  over_ = stirred_ = false;
  sign_ = InputSign::starting;
  typed_ = since_ = next_look_ = now;
}

bool InputHold::look(int terminal, Clock::time_point now) {
  next_look_ = now + k_pause;
  return !over_ && judge(now - started_ < limit_ ? sign_now(terminal) : InputSign::starting, now);
}

bool InputHold::judge(InputSign sign, Clock::time_point now) {
  look_is_due_ = false;
  if (sign != sign_) since_ = now;
  sign_ = sign;
  if (now - started_ >= limit_) over_ = true;
  if (sign != InputSign::editor || now - typed_ >= k_typing_arrives) stirred_ = true;
  if (sign == InputSign::editor && stirred_ && now - since_ >= k_editor_lasts) over_ = true;
  if (sign == InputSign::elsewhere && now - since_ >= k_other_lasts) over_ = true;
  return !over_ && sign != InputSign::no_shell;
}

InputSign InputHold::sign_now(int terminal) const {
  const pid_t group = ::tcgetpgrp(terminal);
  const pid_t shell = edits_its_input(program_) ? program_ : edits_its_input(group) ? group : 0;
  if (shell == 0) return InputSign::no_shell;
  termios modes{};
  if (group <= 0 || ::tcgetattr(terminal, &modes) != 0) return InputSign::starting;
  const InputWait wait = input_wait(shell, tty_);
  if (group == ::getpgid(shell) && is_editor(modes) && (waits(wait) || wait == InputWait::unknown)) {
    return InputSign::editor;
  }
  // A shell without job control, as bash is while it starts, has its children in its own group.
  std::vector<pid_t> others = children_of(shell);
  others.push_back(group);
  const bool raw = is_raw(modes);
  const bool elsewhere = std::any_of(others.begin(), others.end(), [&](pid_t pid) {
    const InputWait doing = input_wait(pid, tty_);
    return doing == InputWait::reads_terminal || (raw && doing == InputWait::waits);
  });
  return elsewhere ? InputSign::elsewhere : InputSign::starting;
}

// Its prompt comes before it waits: looked at a moment later, so that the first input after a pause finds the hold
// over.
void InputHold::output_seen(Clock::time_point now) {
  stirred_ = true;
  if (over_ || look_is_due_ || sign_ == InputSign::no_shell) return;
  look_is_due_ = true;
  next_look_ = now + k_editor_lasts;
}

int InputHold::timeout(bool waiting, Clock::time_point now) const {
  const bool sign_may_last = sign_ == InputSign::editor || sign_ == InputSign::elsewhere;
  if (over_ || !(waiting || look_is_due_ || sign_may_last)) return -1;
  return static_cast<int>(std::max<long>(std::chrono::ceil<milliseconds>(next_look_ - now).count(), 0));
}

}  // namespace shim
