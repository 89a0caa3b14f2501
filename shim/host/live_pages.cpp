// SPDX-License-Identifier: ISC
#include "shim/host/live_pages.hpp"

#include <fcntl.h>

#include <optional>
#include <unordered_map>

#include "shim/host/foreground.hpp"
#include "shim/host/host_files.hpp"
#include "shim/host/status_page.hpp"
#include "shim/options/option_view.hpp"
#include "state/fd.hpp"
#include "state/sys_calls.hpp"

namespace shim {
namespace {

bool read_page_at(const std::string& path, PaneFacts& facts) {
  const state::Fd page(state::sys::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  return page && read_page(page.get(), facts);
}

std::string start_command(const state::Pane& pane, const PaneFacts* facts) {
  return facts != nullptr && facts->start_command[0] != '\0' ? facts->start_command : command_line_of(pane);
}

}  // namespace

struct LivePages::Impl {
  state::StateDir dir;
  std::unordered_map<state::PaneId, std::optional<PaneFacts>> pages{};

  std::optional<PaneFacts> load(const state::Pane& pane) const {
    if (!host_alive(dir, pane)) return std::nullopt;
    std::optional<PaneFacts> facts(std::in_place);
    const std::string named = dir.pane_page(pane.id);
    if (read_page_at(named, *facts)) return facts;
    // Staged still; or it got its name between our two looks.
    if (!pane.nonce.empty() && read_page_at(dir.staged_page(pane.nonce), *facts)) return facts;
    if (read_page_at(named, *facts)) return facts;
    return std::nullopt;
  }
};

LivePages::LivePages(state::StateDir dir) : impl_(new Impl{std::move(dir)}) {}
LivePages::~LivePages() = default;

const PaneFacts* LivePages::facts(const state::Pane& pane) {
  auto found = impl_->pages.find(pane.id);
  if (found == impl_->pages.end()) found = impl_->pages.emplace(pane.id, impl_->load(pane)).first;
  return found->second ? &*found->second : nullptr;
}

// format.c, format_cb_current_command.
std::string LivePages::current_command(const state::Pane& pane) {
  const PaneFacts* known = facts(pane);
  std::string command;
  if (known != nullptr && known->dead == 0 && known->child_pid > 0) {
    if (const pid_t group = foreground_group(known->child_pid); group > 0) command = program_name(group);
  }
  if (command.empty()) command = start_command(pane, known);
  return window_name_from_command(command);
}

// osdep-linux.c, osdep_get_cwd: the foreground process, else the session's leader, which is the child.
std::string LivePages::current_path(const state::Pane& pane) {
  const PaneFacts* known = facts(pane);
  if (known == nullptr || known->dead != 0 || known->child_pid <= 0) return {};
  const pid_t group = foreground_group(known->child_pid);
  std::string path = group > 0 ? working_folder(group) : std::string();
  return path.empty() ? working_folder(known->child_pid) : path;
}

// The default of automatic-rename-format: "#{?pane_in_mode,[tmux],#{pane_current_command}}#{?pane_dead,[dead],}".
std::string LivePages::window_name(const state::Registry& registry, const state::Window& window) {
  const state::Pane* active = registry.pane(window.active);
  if (active == nullptr) return window.name;
  if (!OptionView(registry, Place{.window = &window}).flag("automatic-rename")) return window.name;
  const PaneFacts* known = facts(*active);
  return (active->modes.empty() ? current_command(*active) : "[tmux]") +
         (known != nullptr && known->dead != 0 ? "[dead]" : "");
}

bool host_alive(const state::StateDir& dir, const state::Pane& pane) {
  if (pane.host_pid > 0 && certainly_running(static_cast<pid_t>(pane.host_pid))) return true;
  // The page's lock knows, also across pid namespaces and where we may not look at the process.
  return page_held(dir, pane);
}

bool page_held(const state::StateDir& dir, const state::Pane& pane) {
  // What is not known to be dead is alive: a pane that is taken out by mistake is lost.
  const auto may_live = [](const std::string& page) {
    const PageLock lock = page_lock(page);
    return lock == PageLock::locked || lock == PageLock::unknown;
  };
  if (may_live(dir.pane_page(pane.id))) return true;
  if (!pane.nonce.empty() && may_live(dir.staged_page(pane.nonce))) return true;
  return may_live(dir.pane_page(pane.id));
}

}  // namespace shim
