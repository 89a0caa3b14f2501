// SPDX-License-Identifier: ISC
// What the registry file of a universe says, looked at from outside: is it JSON, does the program itself trust it,
// which panes and hosts does it name.
#pragma once

#include <sys/types.h>

#include <map>
#include <string>

namespace support {

// "" when the document is valid JSON and keeps its invariants; else what is wrong with it.
std::string registry_fault(const std::string& state_path);

// Host of each pane, by "%N".
std::map<std::string, pid_t> registry_hosts(const std::string& state_path);

}  // namespace support
