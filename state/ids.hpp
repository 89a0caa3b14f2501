// SPDX-License-Identifier: ISC
// Strong ids of panes (%N), windows (@N) and sessions ($N). They come from counters that only grow and are never
// reused on a socket path until reboot.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace state {

template <class Tag>
struct Id {
  std::uint32_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;  // NOLINT(modernize-use-nullptr): takes <=> for a pointer
};

using PaneId = Id<struct PaneTag>;
using WindowId = Id<struct WindowTag>;
using SessionId = Id<struct SessionTag>;

}  // namespace state

template <class Tag>
struct std::hash<state::Id<Tag>> {
  std::size_t operator()(state::Id<Tag> id) const noexcept { return id.value; }
};
