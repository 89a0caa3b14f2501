// SPDX-License-Identifier: ISC
// What the sessions of a group hear of (tmux: session_group_synchronize_from): a command changes one of them, the
// leader, and the others are given its windows after each step.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shim/tree/picture_pair.hpp"

namespace shim {

// Session and window, of which the end was heard of when another took the window's index.
using ReplacedWindows = std::set<std::pair<std::uint32_t, std::uint32_t>>;

class GroupEvents {
 public:
  // Refers to all it is given; they outlive it.
  GroupEvents(const PicturePair& pictures, const EventHints& hints)
      : before_(pictures.before), after_(pictures.after), pictures_(pictures), hints_(hints) {}

  bool follows_another(state::SessionId session) const;
  // Puts what the others hear behind each event of a leader.
  void follow(std::vector<HookEvent>& events, const ReplacedWindows& replaced) const;

 private:
  using Links = std::map<int, state::WindowId>;

  state::SessionId leader(const std::string& group) const;
  void follow(std::vector<HookEvent>& out, state::SessionId leading, const Links& had, const Links& has) const;
  void swapped_windows_follow(std::vector<HookEvent>& out) const;
  void joined_group(std::vector<HookEvent>& out, state::SessionId id, const TreePicture::SessionPart& session) const;

  const TreePicture& before_;
  const TreePicture& after_;
  const PicturePair& pictures_;
  const EventHints& hints_;
};

}  // namespace shim
