// SPDX-License-Identifier: ISC
// CSI sequences that set modes or ask for an answer (input.c).
#include <string>

#include "shim/term/interpreter.hpp"

namespace shim {

void Interpreter::set_modes(Parameters p) {
  while (!p.at_end()) {
    if (p.take(0, -1) == 4) screen_.set(ScreenMode::insert, true);
  }
}

void Interpreter::reset_modes(Parameters p) {
  while (!p.at_end()) {
    if (p.take(0, -1) == 4) screen_.set(ScreenMode::insert, false);
  }
}

void Interpreter::set_private_modes(Parameters p) {
  while (!p.at_end()) {
    if (const auto mode = p.take(0, -1)) private_mode(*mode, true);
  }
}

void Interpreter::reset_private_modes(Parameters p) {
  while (!p.at_end()) {
    if (const auto mode = p.take(0, -1)) private_mode(*mode, false);
  }
}

// Only one of the mouse modes is on; resetting any of them resets all.
void Interpreter::mouse_mode(ScreenMode mode, bool on) {
  screen_.set(ScreenMode::mouse_standard, false);
  screen_.set(ScreenMode::mouse_button, false);
  screen_.set(ScreenMode::mouse_all, false);
  if (on) screen_.set(mode, true);
}

void Interpreter::private_mode(int mode, bool on) {
  using enum ScreenMode;
  const auto save = mode == 1049 ? Screen::SaveCursor::yes : Screen::SaveCursor::no;
  switch (mode) {
    case 1:
      screen_.set(cursor_keys, on);
      break;
    case 3:
      screen_.move_to(0, 0, true);
      learn_clearing();
      screen_.erase_all();
      break;
    case 6:
      screen_.set(origin, on);
      screen_.move_to(0, 0, true);
      break;
    case 7:
      screen_.set(wrap, on);
      break;
    case 25:
      screen_.set(cursor, on);
      break;
    case 1000:
      mouse_mode(mouse_standard, on);
      break;
    case 1001:
      if (!on) mouse_mode(mouse_standard, false);
      break;
    case 1002:
      mouse_mode(mouse_button, on);
      break;
    case 1003:
      mouse_mode(mouse_all, on);
      break;
    case 1004:
      screen_.set(focus_events, on);
      break;
    case 1005:
      screen_.set(mouse_utf8, on);
      break;
    case 1006:
      screen_.set(mouse_sgr, on);
      break;
    case 47:
    case 1047:
    case 1049:
      if (listener_.evaluate("#{alternate-screen}") == "0") break;
      if (on) {
        screen_.enter_alternate(save);
      } else {
        screen_.leave_alternate(save);
        drawing_.pen = screen_.pen();
      }
      break;
    case 2004:
      screen_.set(bracketed_paste, on);
      break;
    default:
      break;
  }
}

void Interpreter::set_key_format(Parameters p) {
  const auto what = p.take(0, 0), value = p.take(0, 0);
  if (what != 0 && what != 4) return;
  if (listener_.evaluate("#{extended-keys}") == "always") return;
  if (what == 0 || value == 0) screen_.set(ScreenMode::extended_keys, false);
  if (what == 4 && (value == 1 || value == 2)) screen_.set(ScreenMode::extended_keys, true);
}

void Interpreter::reset_key_format(Parameters p) {
  if (p.take(0, 0) == 4) screen_.set(ScreenMode::extended_keys, false);
}

void Interpreter::set_cursor_shape(Parameters p) {
  const auto shape = p.take(0, 0);
  if (shape && *shape <= 6) cursor_shape_ = static_cast<unsigned>(*shape);
}

void Interpreter::device_attributes(Parameters p) {
  if (p.take(0, 0) == 0) listener_.reply("\033[?1;2c");
}

void Interpreter::secondary_attributes(Parameters p) {
  if (p.take(0, 0) == 0) listener_.reply("\033[>84;0;0c");
}

void Interpreter::report_version(Parameters p) {
  if (p.take(0, 0) == 0) listener_.reply("\033P>|tmux 3.3a\033\\");
}

void Interpreter::device_status(Parameters p) {
  const auto what = p.take(0, 0);
  if (what == 5) listener_.reply("\033[0n");
  if (what == 6) {
    listener_.reply("\033[" + std::to_string(screen_.y() + 1) + ';' + std::to_string(screen_.x() + 1) + 'R');
  }
}

void Interpreter::pop_title() {
  if (titles_.empty()) return;
  set_title(titles_.back());
  titles_.pop_back();
}

// Some operations take operands, which must be skipped (input_csi_dispatch_winops).
void Interpreter::window_operation(Parameters p) {
  constexpr std::size_t k_title_limit = 256;
  while (!p.at_end()) {
    const int operation = p.take(0, -1).value_or(-1);
    if (operation == -1) return;
    const int operands = operation == 3 || operation == 4 || operation == 8                        ? 2
                         : operation == 9 || operation == 10 || operation == 22 || operation == 23 ? 1
                                                                                                   : 0;
    int operand = -1;
    for (int i = 0; i < operands; ++i) {
      operand = p.take(0, -1).value_or(-1);
      if (operand == -1) return;
    }
    const bool title = operand == 0 || operand == 2;
    if (operation == 22 && title && titles_.size() < k_title_limit) titles_.push_back(title_);
    if (operation == 23 && title) pop_title();
    if (operation == 18) {  // columns first: tmux 3.3a's order
      listener_.reply("\033[8;" + std::to_string(screen_.columns()) + ';' + std::to_string(screen_.rows()) + 't');
    }
  }
}

}  // namespace shim
