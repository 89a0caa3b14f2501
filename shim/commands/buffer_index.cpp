// SPDX-License-Identifier: ISC
#include "shim/commands/buffer_index.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "shim/cli/quote.hpp"

namespace shim {

namespace {

constexpr std::size_t k_sample_width = 200;

auto position(state::Head& head, std::string_view name) {
  return std::find_if(head.buffers.begin(), head.buffers.end(),
                      [&](const state::Buffer& buffer) { return buffer.name == name; });
}

std::string next_automatic_name(state::Head& head, std::string_view prefix) {
  std::string name;
  do {
    name = fmt::format("{}{}", prefix, head.next_buffer++);
  } while (find_buffer(head, name) != nullptr);
  return name;
}

// The oldest automatic ones go until there is room for one more.
std::vector<std::string> make_room(state::Head& head, std::int64_t limit) {
  auto automatic = std::count_if(head.buffers.begin(), head.buffers.end(),
                                 [](const state::Buffer& buffer) { return buffer.automatic; });
  std::vector<std::string> names;
  const auto by_age = buffers_newest_first(head);
  for (auto it = by_age.rbegin(); it != by_age.rend() && automatic >= limit; ++it) {
    if (!(*it)->automatic) continue;
    names.push_back((*it)->name);
    --automatic;
  }
  std::vector<std::string> files;
  files.reserve(names.size());
  for (const std::string& name : names) files.push_back(*erase_buffer(head, name));
  return files;
}

}  // namespace

const state::Buffer* find_buffer(const state::Head& head, std::string_view name) {
  const auto it = std::find_if(head.buffers.begin(), head.buffers.end(),
                               [&](const state::Buffer& buffer) { return buffer.name == name; });
  return it == head.buffers.end() ? nullptr : &*it;
}

const state::Buffer* newest_buffer(const state::Head& head) {
  const auto it = std::max_element(head.buffers.begin(), head.buffers.end(),
                                   [](const auto& a, const auto& b) { return a.order < b.order; });
  return it == head.buffers.end() ? nullptr : &*it;
}

std::vector<const state::Buffer*> buffers_newest_first(const state::Head& head) {
  std::vector<const state::Buffer*> out;
  for (const state::Buffer& buffer : head.buffers) out.push_back(&buffer);
  std::sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->order > b->order; });
  return out;
}

std::vector<std::string> put_buffer(state::Head& head, NewBuffer added, std::int64_t limit) {
  const state::Buffer* newest = newest_buffer(head);
  state::Buffer buffer;
  buffer.order = newest == nullptr ? 0 : newest->order + 1;
  buffer.automatic = !added.name.has_value();
  std::vector<std::string> gone;
  if (added.name) {
    if (auto file = erase_buffer(head, *added.name)) gone.push_back(std::move(*file));
    buffer.name = std::move(*added.name);
  } else {
    gone = make_room(head, limit);
    buffer.name = next_automatic_name(head, added.prefix);
  }
  buffer.created_us = added.created_us;
  buffer.size = added.size;
  buffer.sample = std::move(added.sample);
  buffer.file = std::move(added.file);
  head.buffers.push_back(std::move(buffer));
  return gone;
}

std::optional<std::string> erase_buffer(state::Head& head, std::string_view name) {
  const auto it = position(head, name);
  if (it == head.buffers.end()) return std::nullopt;
  std::string file = std::move(it->file);
  head.buffers.erase(it);
  return file;
}

state::Result<void> rename_buffer(state::Head& head, std::string_view from, std::string_view to) {
  using state::ErrorCode;
  if (to.empty()) return state::fail(ErrorCode::invalid_argument, "new name is empty");
  const auto it = position(head, from);
  if (it == head.buffers.end()) return state::fail(ErrorCode::not_found, fmt::format("no buffer {}", from));
  if (find_buffer(head, to) != nullptr) {
    return state::fail(ErrorCode::exists, fmt::format("buffer {} already exists", to));
  }
  it->name = to;
  it->automatic = false;
  return {};
}

std::string buffer_sample(std::string_view text) {
  const std::string_view head = text.substr(0, k_sample_width);
  std::string out;
  for (std::size_t i = 0; i < head.size();) {
    if (const std::size_t length = quote_detail::utf8_length(head, i); length != 0) {
      out.append(head.substr(i, length));
      i += length;
      continue;
    }
    const bool short_zero = head[i] == '\0' && (i + 1 == head.size() || head[i + 1] < '0' || head[i + 1] > '7');
    if (short_zero) {
      out += "\\0";
    } else {
      quote_detail::append_visible(out, head[i]);
    }
    ++i;
  }
  if (text.size() > k_sample_width || out.size() > k_sample_width) {
    out.resize(k_sample_width);
    out += "...";
  }
  return out;
}

}  // namespace shim
