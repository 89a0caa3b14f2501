// SPDX-License-Identifier: ISC
#include "shim/commands/client.hpp"

#include <fmt/core.h>

namespace shim {

state::Result<void> need_client(const Context& context, const Args& args, char flag) {
  ROOST_TRY(context.snapshot());
  auto name = args.value(flag);
  if (!name) return state::fail(state::ErrorCode::not_found, "no current client");
  if (name->ends_with(':')) name->remove_suffix(1);
  return state::fail(state::ErrorCode::not_found, fmt::format("can't find client: {}", *name));
}

state::Result<void> run_for_target_client(Context& context, const Args& args) {
  return need_client(context, args, 't');
}

state::Result<void> run_for_c_client(Context& context, const Args& args) { return need_client(context, args, 'c'); }

}  // namespace shim
