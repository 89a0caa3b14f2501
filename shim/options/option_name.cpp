// SPDX-License-Identifier: ISC
#include "shim/options/option_name.hpp"

#include "shim/options/option_level.hpp"

namespace shim {

using state::ErrorCode;

namespace {

tl::unexpected<state::Error> ambiguous(std::string_view text) {
  return state::fail(ErrorCode::invalid_argument, "ambiguous option: " + std::string(text));
}

}  // namespace

state::Result<OptionName> match_option(std::string_view text) {
  const auto parts = split_option_index(text);
  if (!parts) return ambiguous(text);
  OptionName result{std::string(parts->name), nullptr, parts->index};
  if (parts->name.starts_with('@')) return result;
  result.spec = find_option(parts->name);
  if (result.spec == nullptr) {
    for (const OptionSpec& candidate : option_table()) {
      if (!candidate.name.starts_with(parts->name)) continue;
      if (result.spec != nullptr) return ambiguous(text);
      result.spec = &candidate;
    }
  }
  if (result.spec == nullptr) return state::fail(ErrorCode::not_found, "invalid option: " + std::string(text));
  result.name = result.spec->name;
  return result;
}

}  // namespace shim
