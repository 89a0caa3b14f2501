// SPDX-License-Identifier: ISC
#include "shim/reference/usage.hpp"

#include <algorithm>

namespace shim {
namespace {

// The text in the brackets that open at `at`, which is moved behind them.
std::string_view bracketed(std::string_view usage, std::size_t& at) {
  const std::size_t begin = at + 1;
  int depth = 0;
  for (; at < usage.size(); ++at) {
    if (usage[at] == '[') ++depth;
    if (usage[at] == ']' && --depth == 0) break;
  }
  const std::string_view inside = usage.substr(begin, at - begin);
  ++at;
  return inside;
}

UsagePart flags_part(std::string_view inside) {
  UsagePart part;
  part.optional = true;
  const std::size_t space = inside.find(' ');
  if (space != std::string_view::npos) {
    part.kind = UsagePart::Kind::flag_with_value;
    part.flags = inside.substr(1, space - 1);
    part.name = inside.substr(space + 1);
    return part;
  }
  part.kind = inside.find('|') == std::string_view::npos ? UsagePart::Kind::flags : UsagePart::Kind::one_of_flags;
  std::copy_if(inside.begin(), inside.end(), std::back_inserter(part.flags),
               [](char c) { return c != '-' && c != '|'; });
  return part;
}

bool takes(const ArgSpec& spec, char flag) { return flag != ':' && spec.flags.find(flag) != std::string_view::npos; }

bool takes_value(const ArgSpec& spec, char flag) {
  const std::size_t at = spec.flags.find(flag);
  return at != std::string_view::npos && at + 1 < spec.flags.size() && spec.flags[at + 1] == ':';
}

}  // namespace

std::vector<UsagePart> usage_parts(std::string_view usage) {
  std::vector<UsagePart> parts;
  for (std::size_t at = 0; at < usage.size();) {
    if (usage[at] == ' ') {
      ++at;
    } else if (usage[at] == '[') {
      const std::string_view inside = bracketed(usage, at);
      if (inside.starts_with('-')) {
        parts.push_back(flags_part(inside));
        continue;
      }
      for (UsagePart& part : usage_parts(inside)) {
        part.optional = true;
        parts.push_back(std::move(part));
      }
    } else {
      const std::size_t end = std::min(usage.find_first_of(" [", at), usage.size());
      const std::string_view word = usage.substr(at, end - at);
      at = end;
      if (word == "...") {
        parts.back().repeats = true;
      } else {
        parts.push_back({UsagePart::Kind::operand, {}, std::string(word), false, false});
      }
    }
  }
  return parts;
}

std::vector<OfferedFlag> offered_flags(const ArgSpec& spec) {
  std::vector<OfferedFlag> offered;
  const auto add = [&](char flag, const std::string& value) {
    const bool there =
        std::any_of(offered.begin(), offered.end(), [&](const auto& other) { return other.flag == flag; });
    if (there || !takes(spec, flag)) return;
    offered.push_back({flag, !takes_value(spec, flag) ? "" : value.empty() ? "argument" : value});
  };
  for (const UsagePart& part : usage_parts(spec.usage))
    for (const char flag : part.flags) add(flag, part.name);
  return offered;
}

std::string valued_flags(const ArgSpec& spec) {
  std::string valued;
  for (const char flag : spec.flags)
    if (flag != ':' && takes_value(spec, flag)) valued += flag;
  return valued;
}

}  // namespace shim
