// SPDX-License-Identifier: ISC
// See input_states.hpp.
#include "shim/term/input_states.hpp"

#include <span>

namespace shim {
namespace {

using State = InputParser::State;
using Action = InputAction;

struct Range {
  unsigned char first, last;
  Action action;
  State next;
};

// Bytes that no range names are ignored in the state they come in.
constexpr Range k_escape[] = {
    {0x20, 0x2f, Action::intermediate, State::escape_intermediate},
    {0x50, 0x50, Action::none, State::dcs},
    {0x58, 0x58, Action::none, State::consume},
    {0x5b, 0x5b, Action::none, State::csi},
    {0x5d, 0x5d, Action::none, State::osc},
    {0x5e, 0x5e, Action::none, State::consume},
    {0x5f, 0x5f, Action::none, State::apc},
    {0x6b, 0x6b, Action::none, State::rename},
    {0x30, 0x7e, Action::escape, State::ground},
};
constexpr Range k_escape_intermediate[] = {
    {0x20, 0x2f, Action::intermediate, State::escape_intermediate},
    {0x30, 0x7e, Action::escape, State::ground},
};
constexpr Range k_csi[] = {
    {0x20, 0x2f, Action::intermediate, State::csi_intermediate},
    {0x30, 0x3b, Action::parameter, State::csi_parameter},
    {0x3c, 0x3f, Action::intermediate, State::csi_parameter},
    {0x40, 0x7e, Action::sequence, State::ground},
};
constexpr Range k_csi_parameter[] = {
    {0x20, 0x2f, Action::intermediate, State::csi_intermediate},
    {0x30, 0x3b, Action::parameter, State::csi_parameter},
    {0x3c, 0x3f, Action::none, State::csi_ignore},
    {0x40, 0x7e, Action::sequence, State::ground},
};
constexpr Range k_csi_intermediate[] = {
    {0x20, 0x2f, Action::intermediate, State::csi_intermediate},
    {0x30, 0x3f, Action::none, State::csi_ignore},
    {0x40, 0x7e, Action::sequence, State::ground},
};
constexpr Range k_csi_ignore[] = {{0x40, 0x7e, Action::none, State::ground}};
constexpr Range k_dcs[] = {
    {0x20, 0x2f, Action::none, State::dcs_intermediate}, {0x30, 0x39, Action::none, State::dcs_parameter},
    {0x3a, 0x3a, Action::none, State::dcs_ignore},       {0x3b, 0x3f, Action::none, State::dcs_parameter},
    {0x40, 0x7e, Action::none, State::dcs_handler},
};
constexpr Range k_dcs_parameter[] = {
    {0x20, 0x2f, Action::none, State::dcs_intermediate}, {0x30, 0x39, Action::none, State::dcs_parameter},
    {0x3a, 0x3a, Action::none, State::dcs_ignore},       {0x3b, 0x3b, Action::none, State::dcs_parameter},
    {0x3c, 0x3f, Action::none, State::dcs_ignore},       {0x40, 0x7e, Action::none, State::dcs_handler},
};
constexpr Range k_dcs_intermediate[] = {
    {0x20, 0x2f, Action::none, State::dcs_intermediate},
    {0x30, 0x3f, Action::none, State::dcs_ignore},
    {0x40, 0x7e, Action::none, State::dcs_handler},
};
constexpr Range k_dcs_handler[] = {
    {0x1b, 0x1b, Action::none, State::dcs_escape},
    {0x00, 0xff, Action::none, State::dcs_handler},
};
constexpr Range k_dcs_escape[] = {
    {0x5c, 0x5c, Action::none, State::ground},
    {0x00, 0xff, Action::none, State::dcs_handler},
};
constexpr Range k_osc[] = {
    {0x07, 0x07, Action::none, State::ground},
    {0x20, 0xff, Action::collect, State::osc},
};
constexpr Range k_apc[] = {{0x20, 0xff, Action::collect, State::apc}};
constexpr Range k_rename[] = {{0x20, 0xff, Action::collect, State::rename}};

constexpr std::span<const Range> ranges(State state) {
  switch (state) {
    case State::escape:
      return k_escape;
    case State::escape_intermediate:
      return k_escape_intermediate;
    case State::csi:
      return k_csi;
    case State::csi_parameter:
      return k_csi_parameter;
    case State::csi_intermediate:
      return k_csi_intermediate;
    case State::csi_ignore:
      return k_csi_ignore;
    case State::dcs:
      return k_dcs;
    case State::dcs_parameter:
      return k_dcs_parameter;
    case State::dcs_intermediate:
      return k_dcs_intermediate;
    case State::dcs_handler:
      return k_dcs_handler;
    case State::dcs_escape:
      return k_dcs_escape;
    case State::osc:
      return k_osc;
    case State::apc:
      return k_apc;
    case State::rename:
      return k_rename;
    case State::dcs_ignore:
    case State::consume:
    case State::ground:
      break;
  }
  return {};
}

// Inside these, C0 controls act at once; in the others they are dropped.
constexpr bool executes_controls(State state) { return state >= State::escape && state <= State::csi_ignore; }

}  // namespace

InputTransition input_transition(State state, unsigned char c) {
  const bool raw = state == State::dcs_handler || state == State::dcs_escape;
  if (!raw) {
    if (c == 0x1b) return {Action::none, State::escape};
    if (c == 0x18 || c == 0x1a) return {Action::control, State::ground};
    if (c < 0x20 && executes_controls(state)) return {Action::control, state};
    if (c < 0x20 && state >= State::dcs && state <= State::dcs_intermediate) return {Action::none, state};
  }
  for (const Range& range : ranges(state)) {
    if (c >= range.first && c <= range.last) return {range.action, range.next};
  }
  return {Action::none, state};
}

}  // namespace shim
