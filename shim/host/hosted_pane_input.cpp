// SPDX-License-Identifier: ISC
// What is typed into a hosted pane: held until its program can take it, then queued in one piece for each call.
#include <algorithm>
#include <utility>

#include "shim/host/hosted_pane.hpp"

namespace shim {
namespace {

constexpr std::size_t k_most_typed_ahead = 1u << 20;
constexpr std::string_view k_signal_characters = "\x03\x1c\x1a";  // VINTR, VQUIT, VSUSP

}  // namespace

void HostedPane::input(const std::vector<InputItem>& items) {
  if (!pty_) return;  // as window_pane_key
  if (held_.empty() && !input_must_wait()) {
    send(encoded(items));
  } else {
    held_.push_back(items);
  }
}

bool HostedPane::input_must_wait() {
  if (hold_.is_over()) return false;
  read_hold_limit();
  return hold_.look(pty_.get(), InputHold::Clock::now());
}

// Not at the start: most panes never need it.
void HostedPane::read_hold_limit() {
  if (std::exchange(hold_limit_known_, true)) return;
  hold_.set_limit(InputHold::limit_from(evaluate("#{@roost-hold-input}")));
}

int HostedPane::held_input_timeout() const {
  return pty_ ? hold_.timeout(!held_.empty(), InputHold::Clock::now()) : -1;
}

void HostedPane::look_after_held_input() {
  if (held_input_timeout() != 0) return;
  if (hold_.limit_is_over(InputHold::Clock::now())) read_hold_limit();
  const bool must_wait = hold_.look(pty_.get(), InputHold::Clock::now());
  if (!must_wait) type_held();
}

// Shells throw away what follows an interrupt at once: the next call waits for the prompt again, also one that comes
// now, for it would have come later had this one not been held. And the kernel throws away what precedes an interrupt
// unread: a shell that was woken for it then waits inside read() and does not see the interrupt before the next byte.
// So the interrupt waits too, until what was typed before it is taken.
void HostedPane::type_held() {
  for (bool typed = false; !held_.empty(); typed = true) {
    const std::string bytes = encoded(held_.front());
    const bool interrupts = bytes.find_first_of(k_signal_characters) != std::string::npos;
    if (interrupts && typed) return hold_.start_again(InputHold::Clock::now());
    send(bytes);
    held_.pop_front();
    if (interrupts) return hold_.start_again(InputHold::Clock::now());
  }
}

InputModes HostedPane::input_modes(const std::vector<InputItem>& items) {
  terminal_.fill(facts_);
  InputModes modes{terminal_.key_modes(), has_mode(facts_, PaneMode::bracketed_paste)};
  if (std::any_of(items.begin(), items.end(), [](const InputItem& item) { return is_backspace(item.key); })) {
    modes.keys.backspace = backspace_of(evaluate("#{backspace}"));
  }
  return modes;
}

// Keys are encoded in the modes that the program has set by now.
std::string HostedPane::encoded(const std::vector<InputItem>& items) {
  const InputModes modes = input_modes(items);
  std::string bytes;
  for (const InputItem& item : items) bytes += encode_input_item(item, modes);
  return bytes;
}

void HostedPane::send(std::string_view bytes) {
  if (!pty_ || bytes.empty()) return;
  input_.push(bytes);
  write_input();
}

void HostedPane::write_input() {
  if (pty_ && input_.flush(pty_.get()) == OutputQueue::State::broken) input_.clear();
}

// A program that does not read holds the command up, not our memory.
short HostedPane::pipe_events() const {
  const bool keeps_up = held_.empty() && input_.size() < k_most_typed_ahead;
  return pipe_.events(keeps_up ? PanePipe::Typing::welcome : PanePipe::Typing::paused);
}

void HostedPane::handle_pipe(short revents) {
  if (revents == 0) return;
  const bool was_open = pipe_.is_open();
  if (std::string typed = pipe_.handle(revents); !typed.empty()) input({{.bytes = std::move(typed)}});
  if (pipe_.is_open() != was_open) changed_ = true;
}

}  // namespace shim
