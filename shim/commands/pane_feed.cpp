// SPDX-License-Identifier: ISC
#include "shim/commands/pane_feed.hpp"

#include <unistd.h>

#include "shim/commands/pane_input.hpp"
#include "state/sys.hpp"

namespace shim {

namespace {

// Each piece is answered before the next is read: stdin is read no faster than the pane shows it, and others have
// their turn.
constexpr std::size_t k_piece = 65536;

state::Result<void> feed(HostClient& host, state::PaneId pane, std::string_view bytes) {
  auto fed = host.feed(bytes);
  if (!fed) return tl::unexpected(pane_error(pane, std::move(fed.error())));
  return {};
}

}  // namespace

state::Result<void> feed_from_stdin(Context& context, state::PaneId pane) {
  ROOST_TRY_ASSIGN(HostClient host, host_of(context, pane));
  ROOST_TRY(feed(host, pane, {}));
  (void)context.flush();
  std::string piece(k_piece, '\0');
  for (;;) {
    const auto count = state::retry_eintr([&] { return ::read(STDIN_FILENO, piece.data(), piece.size()); });
    if (count <= 0) return {};
    const auto fed = feed(host, pane, std::string_view(piece).substr(0, static_cast<std::size_t>(count)));
    if (!fed) return fed.error().code == state::ErrorCode::peer_gone ? state::Result<void>() : fed;
  }
}

}  // namespace shim
