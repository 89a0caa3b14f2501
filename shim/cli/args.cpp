// SPDX-License-Identifier: ISC
// A command's words against its template, with the messages of arguments.c and cmd.c.
#include "shim/cli/args.hpp"

#include <fmt/core.h>

#include "shim/cli/getopt.hpp"

namespace shim {
namespace {

bool is_alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

tl::unexpected<state::Error> refuse(const ArgSpec& spec, std::string_view text) {
  return state::fail(state::ErrorCode::invalid_argument, fmt::format("command {}: {}", spec.name, text));
}

tl::unexpected<state::Error> refuse_flag(const ArgSpec& spec, FlagError error) {
  // A missing value is an error as arguments.c has it. Debian's build takes such a flag as not given, because of an
  // uninitialised variable: "kill-window -t" then kills the current window.
  if (error.kind == FlagError::Kind::missing_value)
    return refuse(spec, fmt::format("-{} expects an argument", error.flag));
  if (error.flag == '?')
    return state::fail(state::ErrorCode::invalid_argument, fmt::format("usage: {} {}", spec.name, spec.usage));
  return refuse(spec, fmt::format("{} flag -{}", is_alphanumeric(error.flag) ? "unknown" : "invalid", error.flag));
}

}  // namespace

int Args::count(char flag) const {
  const auto found = given_.find(flag);
  return found == given_.end() ? 0 : found->second.count;
}

std::optional<std::string_view> Args::value(char flag) const {
  const auto& all = values(flag);
  if (all.empty()) return std::nullopt;
  return all.back();
}

const std::vector<std::string>& Args::values(char flag) const {
  static const std::vector<std::string> none;
  const auto found = given_.find(flag);
  return found == given_.end() ? none : found->second.values;
}

state::Result<Args> parse_args(const ArgSpec& spec, const std::vector<std::string>& words,
                               const std::vector<std::size_t>& blocks) {
  ParsedWords parsed = parse_words(spec.flags, words);
  if (parsed.error) return refuse_flag(spec, *parsed.error);
  const std::size_t first = words.size() - parsed.operands.size();
  Args args;
  for (const std::size_t block : blocks) {
    if (block < first) return refuse(spec, fmt::format("-{} argument must be a string", words[block - 1].back()));
    args.blocks_.push_back(block - first);
  }
  const int operands = static_cast<int>(parsed.operands.size());
  if (operands < spec.min_operands)
    return refuse(spec, fmt::format("too few arguments (need at least {})", spec.min_operands));
  if (spec.max_operands != -1 && operands > spec.max_operands)
    return refuse(spec, fmt::format("too many arguments (need at most {})", spec.max_operands));
  args.operands_ = std::move(parsed.operands);
  for (GivenFlag& flag : parsed.flags) {
    Args::Given& given = args.given_[flag.name];
    ++given.count;
    if (flag.value) given.values.push_back(std::move(*flag.value));
  }
  return args;
}

}  // namespace shim
