// SPDX-License-Identifier: ISC
// See input_parser.hpp.
#include "shim/term/input_parser.hpp"

#include <algorithm>

#include "shim/term/input_states.hpp"
#include "shim/term/parameter_text.hpp"

namespace shim {
namespace {

constexpr std::size_t k_intermediate_limit = 3, k_parameter_limit = 63;  // tmux's
constexpr std::size_t k_string_limit = 1024 * 1024;
constexpr std::chrono::seconds k_string_patience{5};

bool is_printable(char c) { return c >= 0x20 && c < 0x7f; }
bool is_high(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

}  // namespace

const VTermParserCallbacks InputParser::k_callbacks = {
    .text = on_text,
    .control = on_control,
    .escape = on_escape,
    .csi = on_csi,
    .osc = nullptr,
    .dcs = nullptr,
    .resize = nullptr,
};

InputParser::InputParser(InputSink& sink) : sink_(sink), vterm_(vterm_new(1, 1)) {
  vterm_set_utf8(vterm_.get(), 1);
  vterm_parser_set_callbacks(vterm_.get(), &k_callbacks, this);
}

void InputParser::reset() {
  discard_ = true;  // an unfinished string has no effect
  enter(State::ground);
  discard_ = false;
}

void InputParser::feed(std::string_view bytes) {
  if (state_ >= State::dcs) expire_string();
  while (!bytes.empty()) {
    if (state_ == State::ground) {
      if (path_ == TextPath::direct) bytes.remove_prefix(sink_.direct(bytes));
      if (!bytes.empty()) bytes.remove_prefix(feed_text(bytes));
    } else if (const std::size_t digits = count_parameter_bytes(bytes); digits > 0) {
      parameters_.append(bytes.substr(0, digits));
      pending_.append(bytes.substr(0, digits));
      state_ = State::csi_parameter;
      bytes.remove_prefix(digits);
    } else {
      step(static_cast<unsigned char>(bytes[0]));
      bytes.remove_prefix(1);
    }
  }
}

// Parameters that can be taken at once, without a step for each byte.
std::size_t InputParser::count_parameter_bytes(std::string_view bytes) const {
  if (state_ != State::csi && state_ != State::csi_parameter) return 0;
  const std::size_t room = std::min(k_parameter_limit - parameters_.size(), bytes.size());
  std::size_t length = 0;
  while (length < room && bytes[length] >= 0x30 && bytes[length] <= 0x3b) ++length;
  return length;
}

// Takes text and controls up to a sequence, or the beginning of one; returns how many bytes.
std::size_t InputParser::feed_text(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first == 0x1b) {
    enter(State::escape);
    pending_.push_back(bytes[0]);
    return 1;
  }
  std::size_t length = 1;
  if (is_printable(bytes[0])) {
    while (length < bytes.size() && is_printable(bytes[length])) ++length;
  } else if (is_high(bytes[0])) {
    while (length < bytes.size() && is_high(bytes[length])) ++length;
  } else if (first == 0 || first == 0x18 || first == 0x1a) {
    sink_.control(first);
    return 1;
  }
  write(bytes.substr(0, length));
  return length;
}

void InputParser::step(unsigned char c) {
  string_end_ = c == '\a' ? StringEnd::bell : StringEnd::terminator;
  const InputTransition transition = input_transition(state_, c);
  const char byte = static_cast<char>(c);
  switch (transition.action) {
    case InputAction::none:
      break;
    case InputAction::control:
      sink_.control(c);
      break;
    case InputAction::intermediate:
      if (intermediates_.size() == k_intermediate_limit)
        discard_ = true;
      else
        intermediates_.push_back(byte);
      break;
    case InputAction::parameter:
      if (parameters_.size() == k_parameter_limit)
        discard_ = true;
      else
        parameters_.push_back(byte);
      break;
    case InputAction::collect:
      if (string_.size() >= k_string_limit)
        discard_ = true;
      else
        string_.push_back(byte);
      break;
    case InputAction::escape:
      finish_escape(byte);
      break;
    case InputAction::sequence:
      finish_sequence(byte);
      break;
  }
  if (transition.next != state_ || (c == 0x1b && state_ == State::escape)) enter(transition.next);
  if (state_ != State::ground && pending_.size() < k_string_limit) pending_.push_back(byte);
}

void InputParser::enter(State next) {
  if (state_ == State::osc || state_ == State::apc || state_ == State::rename) finish_string();
  state_ = next;
  const bool fresh = next == State::escape || next == State::csi || next == State::dcs || next >= State::osc;
  if (next == State::ground) pending_.clear();
  if (!fresh) return;
  intermediates_.clear();
  parameters_.clear();
  string_.clear();
  discard_ = false;
  if (next >= State::dcs) string_began_ = std::chrono::steady_clock::now();
}

// A string without an end must not swallow the output for ever (input_timer_callback).
void InputParser::expire_string() {
  if (std::chrono::steady_clock::now() - string_began_ < k_string_patience) return;
  reset();
}

void InputParser::finish_string() {
  if (discard_) return;
  const StringKind kind = state_ == State::osc   ? StringKind::osc
                          : state_ == State::apc ? StringKind::apc
                                                 : StringKind::rename;
  sink_.string(kind, string_, string_end_);
}

void InputParser::finish_escape(char final) {
  // libvterm would begin a string or CSI here; tmux knows no such escape.
  const bool opens = final == 'P' || final == '[' || final == ']';
  if (discard_ || (opens && !intermediates_.empty())) return;
  write("\033");
  write(intermediates_);
  write({&final, 1});
}

void InputParser::finish_sequence(char final) {
  if (discard_) return;
  if (parameters_.size() <= k_harmless_parameters) {
    write_sequence(parameters_, final);
    return;
  }
  for (const std::string& parameters : cut_parameters(parameters_)) write_sequence(parameters, final);
}

void InputParser::write_sequence(std::string_view parameters, char final) {
  std::size_t leader = 0;
  while (leader < intermediates_.size() && intermediates_[leader] >= 0x3c) ++leader;
  sequence_.assign("\033[");
  sequence_.append(intermediates_, 0, leader).append(parameters).append(intermediates_, leader).push_back(final);
  write(sequence_);
}

int InputParser::on_text(const char* bytes, std::size_t length, void* user) {
  auto& self = *static_cast<InputParser*>(user);
  for (std::string_view rest(bytes, length); !rest.empty();) {
    const bool high = is_high(rest[0]);
    const auto end = std::find_if(rest.begin(), rest.end(), [high](char c) { return is_high(c) != high; });
    const std::string_view run = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    if (high)
      self.sink_.high_bytes(run);
    else
      self.sink_.ascii(run);
    rest.remove_prefix(run.size());
  }
  return static_cast<int>(length);
}

int InputParser::on_control(unsigned char control, void* user) {
  auto& self = *static_cast<InputParser*>(user);
  if (control < 0x20)
    self.sink_.control(control);
  else
    self.sink_.escape({}, static_cast<char>(control - 0x40));  // libvterm's form of ESC 0x40-0x5f
  return 1;
}

int InputParser::on_escape(const char* bytes, std::size_t length, void* user) {
  if (length > 0) static_cast<InputParser*>(user)->sink_.escape({bytes, length - 1}, bytes[length - 1]);
  return 1;
}

int InputParser::on_csi(const char* leader, const long* arguments, int count, const char* intermediates, char command,
                        void* user) {
  static_cast<InputParser*>(user)->sink_.sequence({.leader = leader ? leader : "",
                                                   .intermediates = intermediates ? intermediates : "",
                                                   .arguments = {arguments, static_cast<std::size_t>(count)},
                                                   .final = command});
  return 1;
}

}  // namespace shim
