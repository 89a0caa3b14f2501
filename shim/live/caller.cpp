// SPDX-License-Identifier: ISC
#include "shim/live/caller.hpp"

namespace shim {

std::string Caller::env(std::string_view name) const {
  for (const std::string& entry : environment) {
    if (entry.size() > name.size() && entry[name.size()] == '=' && entry.starts_with(name)) {
      return entry.substr(name.size() + 1);
    }
  }
  return {};
}

}  // namespace shim
