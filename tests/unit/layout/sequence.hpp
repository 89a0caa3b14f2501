// SPDX-License-Identifier: ISC
// Runs recorded operations on one window's layout, as tmux's commands do them: one operation is one line of words.
#pragma once

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "shim/layout/layout_ops.hpp"

namespace shim {

class LayoutSequence {
 public:
  // "80x24 off"
  explicit LayoutSequence(const std::string& header) {
    std::istringstream words(header);
    std::string status;
    char x = 0;
    words >> size_.width >> x >> size_.height >> status;
    status_ = status == "top" ? BorderStatus::top : status == "bottom" ? BorderStatus::bottom : BorderStatus::off;
    layout_ = Layout::single(state::PaneId{0}, size_).clone();
    order_ = {state::PaneId{0}};
  }

  // The layout's text after the operation, or the message of its error.
  std::string apply(const std::string& operation) {
    std::istringstream words(operation);
    std::string verb;
    words >> verb;
    const std::string error = run(verb, words);
    if (!error.empty()) return error;
    if (manual_ && (layout_->size().width != manual_->width || layout_->size().height != manual_->height)) {
      resize_window(*layout_, *manual_, status_);
    }
    return layout_->text();
  }

  // "0:0,0 80x24 1:..." in the order of the panes' indexes.
  std::string boxes() const {
    auto boxes = layout_->boxes(status_);
    std::string text;
    for (const state::PaneId pane : order_) {
      const auto box = std::find_if(boxes.begin(), boxes.end(), [&](const PaneBox& b) { return b.pane == pane; });
      std::ostringstream out;
      out << (text.empty() ? "" : " ") << pane.value << ':' << box->x << ',' << box->y << ',' << box->width << 'x'
          << box->height;
      text += out.str();
    }
    return text;
  }

 private:
  static state::PaneId pane_from(std::istringstream& words) {
    state::PaneId pane;
    words >> pane.value;
    return pane;
  }

  std::string run(const std::string& verb, std::istringstream& words) {
    if (verb == "split") return run_split(words);
    if (verb == "custom") {
      std::string text;
      words >> text;
      auto parsed = parse_custom(text, order_);
      if (!parsed) return parsed.error().message.substr(0, parsed.error().message.find(':'));
      layout_ = std::move(*parsed);
    } else if (verb == "preset") {
      std::string name, sizes[4];
      words >> name >> sizes[0] >> sizes[1] >> sizes[2] >> sizes[3];
      if (order_.size() > 1) {
        layout_ =
            arrange(*find_preset(name), order_, layout_->size(), {sizes[0], sizes[1], sizes[2], sizes[3]}, status_);
      }
    } else if (verb == "window") {
      manual_.emplace();
      words >> manual_->width >> manual_->height;
      resize_window(*layout_, *manual_, status_);
    } else {
      run_on_pane(verb, pane_from(words), words);
    }
    return {};
  }

  void run_on_pane(const std::string& verb, state::PaneId pane, std::istringstream& words) {
    unsigned number = 0;
    words >> number;
    if (verb == "kill") {
      remove_pane(*layout_, pane);
      std::erase(order_, pane);
    } else if (verb == "spread") {
      spread_out(*layout_, pane, status_);
    } else if (verb == "width") {
      resize_pane_to(*layout_, pane, SplitDirection::left_right, number, status_);
    } else if (verb == "height") {
      resize_pane_to(*layout_, pane, SplitDirection::top_bottom, number, status_);
    } else {
      const auto edge = verb == "left"    ? ResizeEdge::left
                        : verb == "right" ? ResizeEdge::right
                        : verb == "up"    ? ResizeEdge::up
                                          : ResizeEdge::down;
      resize_pane_by(*layout_, pane, edge, number, status_);
    }
  }

  // "split PANE h|v after|before pane|window SIZE|-"
  std::string run_split(std::istringstream& words) {
    SplitRequest request;
    request.status = status_;
    request.at = pane_from(words);
    std::string direction, side, span, size;
    words >> direction >> side >> span >> size;
    request.direction = direction == "h" ? SplitDirection::left_right : SplitDirection::top_bottom;
    request.side = side == "before" ? SplitSide::before : SplitSide::after;
    request.span = span == "window" ? SplitSpan::window : SplitSpan::pane;
    if (size != "-") request.size = static_cast<unsigned>(std::stoul(size));
    request.added = state::PaneId{next_};
    const auto done = split(*layout_, request);
    if (!done) return done.error().message;
    ++next_;
    auto at = request.side == SplitSide::before ? order_.begin() : order_.end();
    if (request.span == SplitSpan::pane) {
      at = std::find(order_.begin(), order_.end(), request.at);
      if (request.side == SplitSide::after) ++at;
    }
    order_.insert(at, request.added);
    return {};
  }

  WindowSize size_;
  BorderStatus status_ = BorderStatus::off;
  std::optional<Layout> layout_;
  std::optional<WindowSize> manual_;
  std::vector<state::PaneId> order_;
  std::uint32_t next_ = 1;
};

}  // namespace shim
