// SPDX-License-Identifier: ISC
// Lends hosts what lies above them: formats, for a remain-on-exit-format of the user's, and
// hooks.
#pragma once

#include <string>

namespace shim {

// Before any host is forked.
void install_host_hooks(const std::string& socket_path);

}  // namespace shim
