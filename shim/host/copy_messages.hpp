// SPDX-License-Identifier: ISC
// What is asked of a host about its pane's copy mode, and what it answers. The registry knows which modes a pane is in;
// each entry into one has a number, and the host keeps the state of that entry. A state that it does not have (nobody
// lived to tell it) begins as the pane is now.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shim/copy/copy_mode.hpp"
#include "state/ids.hpp"

namespace shim {

struct CopyRequest {
  enum class Kind : std::uint8_t {
    enter,      // `words` are lines to add to a view
    command,    // send-keys -X
    variables,  // for formats; 0 for `entry`: only what outlives the mode
    leave,
    text,     // the pane's own, for another one's copy-mode -s
    refresh,  // `text` is the present one
  };
  Kind kind = Kind::command;
  std::uint64_t entry = 0;
  bool view = false;  // view mode, which shows lines of a command
  ScrollExit scroll_exit = ScrollExit::no;
  PositionLabel label = PositionLabel::shown;
  bool page_up = false;
  CopyOptions options = {};
  std::vector<std::string> words = {};
  std::uint32_t count = 0;                   // 0: none was given
  std::string text = {};                     // encoded; empty: the pane's own
  std::optional<state::PaneId> source = {};  // of `text`
};

struct CopyAnswer {
  CopyMode::Outcome outcome;
  std::vector<std::pair<std::string, std::string>> variables;
  std::string text;
  std::optional<state::PaneId> source = {};  // whose text the mode shows, when it is not the pane's
};

std::string encode_copy_request(const CopyRequest& request);
std::optional<CopyRequest> decode_copy_request(std::string_view payload);
std::string encode_copy_answer(const CopyAnswer& answer);
std::optional<CopyAnswer> decode_copy_answer(std::string_view payload);

}  // namespace shim
