// SPDX-License-Identifier: ISC
#include "state/registry_errors.hpp"

#include <cerrno>

#include "state/state_dir.hpp"

namespace state {

Error naming_registry(const std::string& path, Error error) {
  if (error.code == ErrorCode::corrupt) error.message = "registry " + path + " is corrupt: " + error.message;
  if (error.code == ErrorCode::unsupported) error.message = "registry " + path + ": " + error.message;
  return error;
}

bool of_earlier_boot(const Registry& registry) {
  const std::string now = current_boot_id();
  return !registry.boot_id().empty() && !now.empty() && registry.boot_id() != now;
}

tl::unexpected<Error> falsely_old(const std::string& path) {
  return fail(ErrorCode::corrupt, "registry " + path + ": of another boot, but its seal is of this one");
}

tl::unexpected<Error> missing_registry(const std::string& path) {
  return fail(ErrorCode::corrupt, "registry " + path + " is missing", ENOENT);
}

tl::unexpected<Error> changed_registry(const std::string& path) {
  return fail(ErrorCode::conflict, "registry " + path + " was changed by something outside the protocol");
}

}  // namespace state
