// SPDX-License-Identifier: ISC
// Replaces a file by another one if it is still the one that is meant: the two are exchanged (renameat2(2)), and what
// came back is looked at. Between a look and a rename somebody else's document could get lost.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "state/error.hpp"

namespace state {

// Both files exist. `is_meant(file)` says of the file that came back whether it is the one to be replaced; if not, all
// is put back, and its error is returned. `generation`: of the new document. Should somebody replace the document
// again in that very moment, the newest of theirs stays. If that one was made from ours, which was not meant to be
// seen, the one before it is set aside; the error (io) says where. Afterwards `temp` holds what is not needed any more,
// if anything. EINVAL, ENOSYS: not possible here, nothing was done.
Result<void> exchange_files(const std::string& temp, const std::string& path, std::uint64_t generation,
                            const std::function<Result<void>(const std::string& file)>& is_meant);

}  // namespace state
