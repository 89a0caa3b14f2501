// SPDX-License-Identifier: ISC
#include "shim/commands/buffer_store.hpp"

#include <fmt/core.h>

#include <set>

#include "shim/commands/buffer_files.hpp"
#include "shim/commands/buffer_index.hpp"
#include "shim/options/option_view.hpp"
#include "state/file_lock.hpp"
#include "state/test_point.hpp"

namespace shim {

namespace {

constexpr int k_attempts = 100;
constexpr std::uint64_t k_sweep_every = 16;

state::Result<std::set<std::string>> indexed_files(const state::StateDir& dir) {
  ROOST_TRY_ASSIGN(const state::Registry registry, state::read_registry(dir));
  std::set<std::string> files;
  for (const state::Buffer& buffer : registry.head().buffers) files.insert(buffer.file);
  return files;
}

state::Result<StagedText> stage(const Context& context, std::string_view text) {
  auto staged = StagedText::write(context.dir(), text);
  if (staged || staged.error().code != state::ErrorCode::not_found) return staged;
  if (!context.dir().check()) return tl::unexpected(context.no_server());
  ROOST_TRY(context.dir().create());  // somebody removed buffers/ alone
  return StagedText::write(context.dir(), text);
}

// The text that an append was made from; nothing is stored when the buffer has another one by now.
struct Base {
  std::string file;  // empty: there was no buffer
  bool changed = false;
};

state::Result<void> put(Context& context, std::optional<std::string_view> name, std::string_view text,
                        Base* base = nullptr, std::string_view prefix = {}) {
  ROOST_TRY_ASSIGN(StagedText staged, stage(context, text));
  ROOST_TEST_POINT("buffer.staged");
  std::vector<std::string> gone;
  std::uint64_t order = 0;
  ROOST_TRY(context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    if (base != nullptr) {
      const state::Buffer* now = find_buffer(registry.head(), *name);
      base->changed = (now == nullptr ? std::string() : now->file) != base->file;
      if (base->changed) return state::fail(state::ErrorCode::busy, fmt::format("buffer {} keeps changing", *name));
    }
    NewBuffer added;
    if (name) added.name = *name;
    if (!prefix.empty()) added.prefix = prefix;
    added.file = staged.file();
    added.size = text.size();
    added.sample = buffer_sample(text);
    added.created_us = state::now_us();
    const std::int64_t limit = OptionView(registry, {}).number("buffer-limit");
    gone = put_buffer(registry.edit_head(), std::move(added), limit);
    order = registry.head().buffers.back().order;
    return {};
  }));
  staged.keep();
  ROOST_TEST_POINT("buffer.committed");
  remove_texts(context.dir(), gone);
  if (order % k_sweep_every == 0) sweep_buffers(context.dir());
  return {};
}

state::Error no_such_buffer(std::optional<std::string_view> name) {
  return {state::ErrorCode::not_found, name ? fmt::format("no buffer {}", *name) : "no buffers", 0};
}

}  // namespace

state::Result<void> add_buffer(Context& context, std::string_view prefix, std::string_view text) {
  return text.empty() ? state::Result<void>() : put(context, std::nullopt, text, nullptr, prefix);
}

state::Result<void> set_buffer(Context& context, std::optional<std::string_view> name, std::string_view text) {
  if (text.empty()) return {};
  if (name && name->empty()) return state::fail(state::ErrorCode::invalid_argument, "empty buffer name");
  return put(context, name, text);
}

state::Result<void> append_to_buffer(Context& context, std::string_view name, std::string_view text) {
  for (int round = 0;; ++round) {
    ROOST_TRY(context.snapshot());
    std::string whole;
    Base base;
    if (auto old = read_buffer(context, name)) {
      whole = std::move(old->text);
      base.file = old->file;
    } else if (old.error().code != state::ErrorCode::not_found) {
      return tl::unexpected(old.error());
    }
    whole += text;
    auto stored = put(context, name, whole, &base);
    if (stored || !base.changed || round == k_attempts) return stored;
    state::back_off(round);
  }
}

state::Result<BufferCopy> read_buffer(const Context& context, std::optional<std::string_view> name) {
  for (int round = 0;; ++round) {
    ROOST_TRY_ASSIGN(const auto now, context.snapshot());
    const state::Head& head = now->registry().head();
    const state::Buffer* buffer = name ? find_buffer(head, *name) : newest_buffer(head);
    if (buffer == nullptr) return tl::unexpected(no_such_buffer(name));
    auto text = read_text(context.dir(), buffer->file);
    if (text) return BufferCopy{buffer->name, buffer->file, std::move(*text)};
    // Replaced between the two reads: the new document names the new text.
    if (text.error().code != state::ErrorCode::not_found) return tl::unexpected(text.error());
    if (round == k_attempts) return state::fail(state::ErrorCode::corrupt, text.error().message, ENOENT);
    state::back_off(round);
  }
}

state::Result<void> delete_copied(Context& context, const BufferCopy& copy) {
  bool dropped = false;
  ROOST_TRY(context.transact([&](const World&, state::Registry& registry, TreeChange&) -> state::Result<void> {
    const state::Buffer* now = find_buffer(registry.head(), copy.name);
    dropped = now != nullptr && now->file == copy.file;
    if (dropped) erase_buffer(registry.edit_head(), copy.name);
    return {};
  }));
  if (!dropped) return {};
  ROOST_TEST_POINT("buffer.erased");
  remove_texts(context.dir(), {copy.file});
  return {};
}

void sweep_buffers(const state::StateDir& dir) {
  sweep_texts(dir, [&] { return indexed_files(dir); });
}

}  // namespace shim
