// SPDX-License-Identifier: ISC
// What pure code (formats, targets) may look at: one registry document, and the live facts of its panes through an
// interface, so that unit tests need no process.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "shim/live/pane_facts.hpp"
#include "state/registry.hpp"

namespace shim {

class LiveSource {
 public:
  virtual ~LiveSource() = default;
  // Null when the host is gone. The pointer stays valid until forget_facts().
  virtual const PaneFacts* facts(const state::Pane& pane) = 0;
  // Whoever lists many panes needs those of one at a time, and new memory is dear.
  virtual void forget_facts() {}
  // comm of the tty's foreground process as tmux names it; empty when unknown.
  virtual std::string current_command(const state::Pane& pane) = 0;
  virtual std::string current_path(const state::Pane& pane) = 0;
  // What the pane shows, line by line. Asks the host, under the registry's lock before it is taken (HostAnswers).
  virtual std::vector<std::string> screen_lines(const state::Pane&) { return {}; }
  // What formats show of a pane's copy mode and of its last search, by name. Asks the host, too; null when it is gone
  // or an older one.
  using Variables = std::vector<std::pair<std::string, std::string>>;
  virtual const Variables* copy_variables(const state::Pane&, std::string_view /*word_separators*/) { return nullptr; }
  // The name shown for a window: its own, or that of its active pane's program while automatic-rename is on.
  virtual std::string window_name(const state::Registry& registry, const state::Window& window) = 0;
};

struct World {
  const state::Registry& registry;
  LiveSource& live;
};

// tmux's parse_window_name: the program's name from a command line ("/bin/bash -l" -> "bash", "-zsh" -> "zsh").
std::string window_name_from_command(std::string_view command);

// What a pane was started with as tmux prints it: its command's words, or its shell.
std::string command_line_of(const state::Pane& pane);

}  // namespace shim
