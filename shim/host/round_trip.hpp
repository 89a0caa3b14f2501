// SPDX-License-Identifier: ISC
// One request and its answer over a connected socket, with a deadline. Works on blocking and non-blocking sockets.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "state/error.hpp"

namespace shim {

inline constexpr std::chrono::milliseconds k_answer_wait{5000};

// The payload of an ok answer; the error of an error answer. Errors of our own: peer_gone (EOF or reset), busy (no
// answer in time), unsupported (an answer of another protocol version).
state::Result<std::string> round_trip(int socket, std::string_view frame,
                                      std::chrono::milliseconds wait = k_answer_wait);

// The answer to what was sent before.
state::Result<std::string> wait_for_answer(int socket, std::chrono::milliseconds wait);

state::Result<void> send_frame(int socket, std::string_view frame, std::chrono::milliseconds wait = k_answer_wait);

// True when the other end closed within `wait`. What it still sends is thrown away.
bool wait_for_end(int socket, std::chrono::milliseconds wait);

}  // namespace shim
