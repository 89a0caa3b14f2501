// SPDX-License-Identifier: ISC
// The searches behind a target: sessions, windows and panes by id, index, name and pattern (tmux: cmd-find.c). Each
// find_ function fills what it finds into place() and says whether it did. Internal to shim/target.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "shim/target/resolve.hpp"

namespace shim {

class TargetFinder {
 public:
  TargetFinder(const World& world, TargetFlag flags);

  bool any_session() const { return !sessions_.empty(); }
  // The caller's place, or that of nothing.
  Place place_of_caller(const Caller& caller) const;

  // What relative targets start from: called once, when it is needed.
  void set_current(std::function<Place()> current) { make_current_ = std::move(current); }
  void set_exact_session() { exact_session_ = true; }
  void set_exact_window() { exact_window_ = true; }

  bool find_session(std::string_view text);
  // In any session, the current one first; `only`: not as a session's name.
  bool find_window(std::string_view text, bool only);
  bool find_window_in_session(std::string_view text);
  bool find_pane(std::string_view text, bool only);
  bool find_pane_in_session(std::string_view text);
  bool find_pane_in_window(std::string_view text);

  const Place& current();
  Place& place() { return place_; }
  // The session's current window and its active pane.
  void use_current_window();
  void use_active_pane();

 private:
  const state::Registry& registry() const { return world_.registry; }
  const state::Session* best_session(const std::function<bool(const state::Session&)>& wanted) const;
  const state::Pane* pane_with_tty(std::string_view tty) const;
  const state::Pane* pane_of_caller(const Caller& caller) const;
  const state::Session* unique_session(const std::function<bool(const state::Session&)>& wanted) const;
  bool use_best_session_of_window();
  bool use_link_of_window();
  bool use_link(const state::WindowLink* link);
  bool use_pane(std::optional<state::PaneId> id);
  bool step_window(std::string_view text);
  bool find_window_by_name(std::string_view text);
  bool step_pane(std::string_view text);
  bool find_pane_at_position(std::string_view text);
  bool use_window_id(std::string_view text);
  bool use_pane_id(std::string_view text);

  const World& world_;
  TargetFlag flags_;
  bool exact_session_ = false, exact_window_ = false;
  std::vector<const state::Session*> sessions_;  // by name, as tmux walks them
  std::function<Place()> make_current_;
  std::optional<Place> current_;
  Place place_;
};

}  // namespace shim
