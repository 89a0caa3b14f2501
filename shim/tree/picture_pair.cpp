// SPDX-License-Identifier: ISC
#include "shim/tree/picture_pair.hpp"

namespace shim {

std::string PicturePair::name_of(state::WindowId window) const {
  for (const TreePicture* picture : {&after, &before}) {
    if (const auto found = picture->windows.find(window.value); found != picture->windows.end())
      return found->second.name;
  }
  return {};
}

HookEvent PicturePair::link_event(std::string name, state::SessionId session, const std::string& session_name,
                                  state::WindowId window) const {
  return {std::move(name), session, session_name, window, name_of(window), {}};
}

}  // namespace shim
