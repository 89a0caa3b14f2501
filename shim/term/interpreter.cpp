// SPDX-License-Identifier: ISC
// Text, C0 controls and ESC sequences.
#include "shim/term/interpreter.hpp"

#include <algorithm>
#include <utility>

#include "shim/keys/utf8.hpp"
#include "shim/term/char_width.hpp"

namespace shim {

std::vector<int> Parameters::take_parts() {
  std::vector<int> parts;
  for (bool more = true; more && !at_end(); ++next_) {
    const long argument = arguments_[next_];
    more = CSI_ARG_HAS_MORE(argument);
    parts.push_back(CSI_ARG_IS_MISSING(argument) ? -1 : static_cast<int>(CSI_ARG(argument)));
  }
  return parts;
}

void Interpreter::use_pen(const Pen& pen) {
  drawing_.pen = pen;
  screen_.set_pen(pen);
}

void Interpreter::reset_pen() {
  drawing_ = Drawing{};
  saved_.drawing = drawing_;
  saved_.x = saved_.y = 0;
  screen_.set_pen(drawing_.pen);
}

void Interpreter::full_reset() {
  palette_.clear();
  reset_pen();
  learn_clearing();
  screen_.reset();
}

// Whether what is erased goes to the history. Nobody is asked while there is none.
void Interpreter::learn_clearing() {
  if (screen_.grid().keeps_history()) screen_.scroll_on_clear(listener_.evaluate("#{scroll-on-clear}") != "0");
}

void Interpreter::save_state() {
  saved_ = {.drawing = drawing_, .x = screen_.x(), .y = screen_.y(), .origin = screen_.has(ScreenMode::origin)};
}

void Interpreter::restore_state() {
  drawing_ = saved_.drawing;
  screen_.set_pen(drawing_.pen);
  screen_.set(ScreenMode::origin, saved_.origin);
  screen_.move_to(saved_.x, saved_.y, false);
}

void Interpreter::write_run(std::string_view run) {
  const bool line_drawing = drawing_.shifted ? drawing_.g1_line_drawing : drawing_.g0_line_drawing;
  if (line_drawing) {
    screen_.write_line_drawing(run);
  } else {
    screen_.write_ascii(run);
  }
}

void Interpreter::ascii(std::string_view run) {
  utf8_.clear();
  write_run(run);
  last_ = run.back();
}

// A lead byte claims the bytes it announces, right or wrong; what does not decode is dropped (utf8_open, utf8_append).
void Interpreter::high_bytes(std::string_view bytes) {
  last_ = 0;
  while (!bytes.empty()) {
    if (utf8_.empty()) {
      if (text_path_ == TextPath::direct) bytes.remove_prefix(direct_wide(bytes));
      if (bytes.empty()) break;
      utf8_length_ = utf8_length(static_cast<unsigned char>(bytes[0]));
      if (utf8_length_ > 0 && utf8_length_ <= bytes.size()) {
        character(bytes.substr(0, utf8_length_));
        bytes.remove_prefix(utf8_length_);
        continue;
      }
    }
    if (utf8_length_ > 0) utf8_.push_back(bytes[0]);
    bytes.remove_prefix(1);
    if (utf8_.empty() || utf8_.size() < utf8_length_) continue;
    character(std::exchange(utf8_, {}));
  }
}

void Interpreter::character(std::string_view utf8) {
  const auto code_point = decode_utf8(utf8);
  const int width = code_point ? char_width(*code_point) : -1;
  if (width >= 0) screen_.write_glyph(*code_point, static_cast<unsigned>(width));
}

void Interpreter::control(unsigned char c) {
  utf8_.clear();
  last_ = 0;
  switch (c) {
    case '\a':
      listener_.bell();
      break;
    case '\b':
      screen_.backspace();
      break;
    case '\t':
      screen_.tab();
      break;
    case '\n':
    case '\v':
    case '\f':
      screen_.linefeed();
      if (screen_.has(ScreenMode::line_feed_returns)) screen_.carriage_return();
      break;
    case '\r':
      screen_.carriage_return();
      break;
    case 0x0e:
      drawing_.shifted = true;
      break;
    case 0x0f:
      drawing_.shifted = false;
      break;
    default:
      break;
  }
}

void Interpreter::escape(std::string_view intermediates, char final) {
  last_ = 0;
  if (intermediates == "(" || intermediates == ")") {
    bool& line_drawing = intermediates == "(" ? drawing_.g0_line_drawing : drawing_.g1_line_drawing;
    if (final == '0') line_drawing = true;
    if (final == 'B') line_drawing = false;
    return;
  }
  if (intermediates == "#" && final == '8') screen_.alignment_test();
  if (!intermediates.empty()) return;
  switch (final) {
    case '7':
      save_state();
      break;
    case '8':
      restore_state();
      break;
    case '=':
      screen_.set(ScreenMode::keypad, true);
      break;
    case '>':
      screen_.set(ScreenMode::keypad, false);
      break;
    case 'D':
      screen_.linefeed();
      break;
    case 'E':
      screen_.carriage_return();
      screen_.linefeed();
      break;
    case 'H':
      screen_.set_tab();
      break;
    case 'M':
      screen_.reverse_index();
      break;
    case 'c':
      full_reset();
      break;
    default:
      break;
  }
}

void Interpreter::sequence(const ControlSequence& sequence) {
  const std::string prefix = std::string(sequence.leader).append(sequence.intermediates);
  const Handler handler = prefix.empty() ? find_handler(sequence.final) : find_handler(prefix, sequence.final);
  if (!handler) return;
  (this->*handler)(Parameters(sequence.arguments));
  last_ = 0;
}

}  // namespace shim
