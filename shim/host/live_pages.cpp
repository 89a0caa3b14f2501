// SPDX-License-Identifier: ISC
#include "shim/host/live_pages.hpp"

#include <fcntl.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "shim/format/expand.hpp"
#include "shim/host/copy_messages.hpp"
#include "shim/host/foreground.hpp"
#include "shim/host/host_answers.hpp"
#include "shim/host/host_board.hpp"
#include "shim/host/host_client.hpp"
#include "shim/host/host_files.hpp"
#include "shim/host/status_page.hpp"
#include "shim/live/caller.hpp"
#include "shim/options/option_table.hpp"
#include "shim/options/option_view.hpp"
#include "state/fd.hpp"
#include "state/locked_registry.hpp"
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
  HostAnswers* answers;
  std::unordered_map<state::PaneId, std::optional<PaneFacts>> pages{};
  std::unordered_map<state::PaneId, std::optional<Variables>> copy_modes{};
  bool naming = false;
  RunningHosts running{dir};
  // Pages that are read sooner than the board is mapped, and kept.
  static constexpr std::size_t k_few = 3;
  std::size_t loaded = 0;
  std::optional<BoardPlaces> places{};

  bool load(const state::Pane& pane, PaneFacts& facts) {
    if (!running.certainly_has(pane.host_pid) && !page_held(dir, pane)) return false;
    if (++loaded > k_few) {
      if (!places) places.emplace(dir);
      if (places->facts_of(pane.nonce, facts)) return true;
    }
    const std::string named = dir.pane_page(pane.id);
    if (read_page_at(named, facts)) return true;
    // Staged still; or it got its name between our two looks.
    if (!pane.nonce.empty() && read_page_at(dir.staged_page(pane.nonce), facts)) return true;
    return read_page_at(named, facts);
  }
};

LivePages::LivePages(state::StateDir dir, HostAnswers* answers) : impl_(new Impl{std::move(dir), answers}) {}
LivePages::~LivePages() = default;

const PaneFacts* LivePages::facts(const state::Pane& pane) {
  const auto [found, added] = impl_->pages.try_emplace(pane.id);
  if (added && !impl_->load(pane, found->second.emplace())) found->second.reset();
  return found->second ? &*found->second : nullptr;
}

void LivePages::forget_facts() { impl_->pages.clear(); }

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

std::vector<std::string> LivePages::screen_lines(const state::Pane& pane) {
  std::vector<std::string> lines;
  if (state::lock_held()) {
    const std::vector<std::string>* known = impl_->answers == nullptr ? nullptr : impl_->answers->screen(pane);
    return known == nullptr ? lines : *known;
  }
  auto host = HostClient::connect(impl_->dir, pane.id);
  const auto text = host ? host->capture({}) : tl::unexpected(host.error());
  if (!text) return lines;
  for (std::size_t at = 0; at < text->size();) {
    const std::size_t end = std::min(text->find('\n', at), text->size());
    lines.push_back(text->substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

const LiveSource::Variables* LivePages::copy_variables(const state::Pane& pane, std::string_view word_separators) {
  if (state::lock_held())
    return impl_->answers == nullptr ? nullptr : impl_->answers->copy_variables(pane, word_separators);
  const auto [known, added] = impl_->copy_modes.try_emplace(pane.id);
  if (added) {
    CopyRequest request{.kind = CopyRequest::Kind::variables};
    const std::string_view mode = pane.modes.empty() ? std::string_view() : pane.modes.front();
    request.view = mode == "view-mode";
    if (request.view || mode == "copy-mode") request.entry = request.view ? pane.view_entry : pane.copy_entry;
    request.options.global_word_separators = word_separators;
    auto host = HostClient::connect(impl_->dir, pane.id);
    auto answer = host ? host->copy(request) : tl::unexpected(host.error());
    if (answer) known->second = std::move(answer->variables);
  }
  return known->second ? &*known->second : nullptr;
}

// osdep-linux.c, osdep_get_cwd: the foreground process, else the session's leader, which is the child.
std::string LivePages::current_path(const state::Pane& pane) {
  const PaneFacts* known = facts(pane);
  if (known == nullptr || known->dead != 0 || known->child_pid <= 0) return {};
  const pid_t group = foreground_group(known->child_pid);
  std::string path = group > 0 ? working_folder(group) : std::string();
  return path.empty() ? working_folder(known->child_pid) : path;
}

// A search by name looks at every window: what was read for it alone is let go of, a page is several kilobytes.
std::string LivePages::window_name(const state::Registry& registry, const state::Window& window) {
  const bool was_read = impl_->pages.contains(window.active);
  std::string name = name_now(registry, window);
  if (!was_read && impl_->loaded > Impl::k_few) impl_->pages.erase(window.active);
  return name;
}

// names.c. A window that shows nothing new keeps the name of its command. The default of automatic-rename-format is
// "#{?pane_in_mode,[tmux],#{pane_current_command}}#{?pane_dead,[dead],}".
std::string LivePages::name_now(const state::Registry& registry, const state::Window& window) {
  const OptionView options(registry, Place{.window = &window});
  if (impl_->naming || !options.flag("automatic-rename")) return window.name;
  const state::Pane* active = registry.pane(window.active);
  if (active == nullptr) return window.name;
  const PaneFacts* known = facts(*active);
  const bool was_selected = active->active_us > active->created_us;
  if (known != nullptr && known->dead == 0 && known->activity_us == known->started_us && !was_selected &&
      active->modes.empty()) {
    return window_name_from_command(start_command(*active, known));
  }
  const std::string format(options.text("automatic-rename-format"));
  if (format != find_option("automatic-rename-format")->default_value) {
    const World world{registry, *this};
    const Caller nobody;
    FormatContext context;
    context.world = &world;
    context.caller = &nobody;
    context.place.window = &window;
    context.place.pane = active;
    impl_->naming = true;  // #{window_name} is the one before
    std::string name = expand(format, context);
    impl_->naming = false;
    return name;
  }
  return (active->modes.empty() ? current_command(*active) : "[tmux]") +
         (known != nullptr && known->dead != 0 ? "[dead]" : "");
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
