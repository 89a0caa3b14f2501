// SPDX-License-Identifier: ISC
// The processes that keep the panes of a universe, the server or the hosts, and what they cost. The programs in the
// panes are not among them.
#pragma once

#include <sys/types.h>

#include <set>

#include "bench/side.hpp"

namespace bench {

std::set<pid_t> keepers_of(const Side& side);
double cpu_milliseconds(const std::set<pid_t>& processes);
double pss_kib(const std::set<pid_t>& processes);
// Of the machine; 0 when it is unknown.
double available_mib();

}  // namespace bench
