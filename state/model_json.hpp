// SPDX-License-Identifier: ISC
// Records and parts of the head as one line of JSON each, and back. Fields that have their default value are left out.
// Failure to decode is `corrupt`, and names the field.
#pragma once

#include <string>
#include <string_view>

#include "state/error.hpp"
#include "state/model.hpp"

namespace state {

// Every record begins {"id":N, and a pane's {"id":N,"host":PID so that both can be read without a parser.
std::string encode(const Session& session);
std::string encode(const Window& window);
std::string encode(const Pane& pane);
Result<void> decode(std::string_view json, Session& session);
Result<void> decode(std::string_view json, Window& window);
Result<void> decode(std::string_view json, Pane& pane);

// Everything in the head that is not a part below. `unsupported` for a newer schema.
std::string encode_counters(const Head& head);
Result<void> decode_counters(std::string_view json, Head& head);

std::string encode(const OptionMap& options);
std::string encode(const Environment& environment);
std::string encode(const std::vector<Buffer>& buffers);
std::string encode(const std::map<std::string, KeyTable>& tables);
Result<void> decode(std::string_view json, OptionMap& options);
Result<void> decode(std::string_view json, Environment& environment);
Result<void> decode(std::string_view json, std::vector<Buffer>& buffers);
Result<void> decode(std::string_view json, std::map<std::string, KeyTable>& tables);

}  // namespace state
