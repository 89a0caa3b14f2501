// SPDX-License-Identifier: ISC
// What a format is expanded for: the caller's context with tmux's defaults filled in (format.c, format_defaults).
#pragma once

#include <cstdint>

#include "shim/format/expand.hpp"
#include "shim/layout/layout.hpp"

namespace shim {

class Subject {
 public:
  enum class Kind : std::uint8_t { unknown, session, window, pane };

  explicit Subject(const FormatContext& context) : Subject(context, context.place) {}
  // The same context at another place: the loops over sessions, windows and panes.
  Subject(const FormatContext& context, const Place& place);

  const FormatContext& context() const { return *context_; }
  const Place& place() const { return place_; }
  Kind kind() const { return kind_; }
  const state::Registry* registry() const;
  const state::Buffer* buffer() const;

  // Of the pane, which must be there. A pane whose host is gone has the facts of one that never ran.
  const PaneFacts& facts() const;
  PaneBox box() const;

 private:
  const FormatContext* context_;
  Place place_;
  Kind kind_;
};

}  // namespace shim
