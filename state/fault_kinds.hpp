// SPDX-License-Identifier: ISC
// Tables of the fault plan: how calls and errors are named, and which call can fail in which way.
#pragma once

#ifdef ROOST_CHECKS

#include <string_view>

#include "state/fault_plan.hpp"

namespace state::faults {

Call call_of(std::string_view name);  // Call::count: there is none
std::string_view name_of(Call call);
int errno_of(std::string_view name);  // 0: there is none
std::string_view name_of_errno(int error);

// Whether "*" means this call too. EINTR can come anywhere: a network file system interrupts even a rename.
bool can_fail(Call call, int error);
// Errors of a file system that is full or can't be written.
bool needs_disk(int error);

}  // namespace state::faults

#endif
