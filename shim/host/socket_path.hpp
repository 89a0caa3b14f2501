// SPDX-License-Identifier: ISC
// Unix stream sockets by path, of any length: sun_path holds 108 bytes, a longer path goes through its open folder
// (/proc/self/fd/N/name). Descriptors are close-on-exec, clients non-blocking.
#pragma once

#include <string>

#include "state/error.hpp"
#include "state/fd.hpp"

namespace shim {

// Bound with mode 0600 and listening. Error exists (EADDRINUSE) when the name is taken.
state::Result<state::Fd> listen_at(const std::string& path);

// Errors: not_found (no such socket, or nobody listens), busy (backlog full past the wait), io.
state::Result<state::Fd> connect_to(const std::string& path);

// The process at the other end runs as our user, or as root.
bool peer_is_trusted(int socket);

}  // namespace shim
