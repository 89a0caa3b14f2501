// SPDX-License-Identifier: ISC
// The transitions of the input parser (input.c; Paul Williams' parser for ANSI terminals). Data.
#pragma once

#include <cstdint>

#include "shim/term/input_parser.hpp"

namespace shim {

enum class InputAction : std::uint8_t { none, control, intermediate, parameter, collect, escape, sequence };

struct InputTransition {
  InputAction action = InputAction::none;
  InputParser::State next{};
};

// For a byte in any state but ground.
InputTransition input_transition(InputParser::State state, unsigned char c);

}  // namespace shim
