// SPDX-License-Identifier: ISC
// What a registry's document can be wrong with, in words; for state/locked_registry*.cpp alone.
#pragma once

#include <string>

#include "state/error.hpp"
#include "state/registry.hpp"

namespace state {

// An error of a document's text, with the document's name.
Error naming_registry(const std::string& path, Error error);

// corrupt: a document that is gone, or that is of another boot although its seal is of this one and was made for it.
tl::unexpected<Error> missing_registry(const std::string& path);
tl::unexpected<Error> falsely_old(const std::string& path);
// conflict: the transaction is to be run again.
tl::unexpected<Error> changed_registry(const std::string& path);

// An id of another boot. Where the kernel gives none, nothing can be told.
bool of_earlier_boot(const Registry& registry);

}  // namespace state
