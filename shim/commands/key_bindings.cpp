// SPDX-License-Identifier: ISC
#include "shim/commands/key_bindings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>

#include "shim/commands/default_keys.hpp"
#include "shim/term/char_width.hpp"

namespace shim {

namespace {

using default_keys::Row;

// All keys of a table are in one of the two.
std::span<const Row> default_rows(std::string_view table) {
  const bool copy = table.starts_with("copy-mode");
  return copy ? std::span(default_keys::k_copy_modes, default_keys::k_copy_modes_count)
              : std::span(default_keys::k_prefix_and_root, default_keys::k_prefix_and_root_count);
}

bool is_default_table(std::string_view table) {
  static constexpr std::string_view k_tables[] = {"copy-mode", "copy-mode-vi", "prefix", "root"};
  return std::find(std::begin(k_tables), std::end(k_tables), table) != std::end(k_tables);
}

const Row* default_row(std::string_view table, std::string_view key) {
  for (const Row& row : default_rows(table)) {
    if (row.table == table && row.key == key) return &row;
  }
  return nullptr;
}

const state::KeyTable* stored_table(const state::Head& head, std::string_view table) {
  const auto found = head.key_tables.find(std::string(table));
  return found == head.key_tables.end() ? nullptr : &found->second;
}

state::KeyBinding from_row(const Row& row) {
  state::KeyBinding binding;
  binding.repeat = row.repeat;
  if (*row.note != '\0') binding.note = row.note;
  binding.commands = row.commands;
  return binding;
}

// The table to change: made with the defaults of its name unless it was removed before.
state::KeyTable& edit_table(state::Head& head, const std::string& table) {
  const auto [found, made] = head.key_tables.try_emplace(table);
  if (made) found->second.defaults = is_default_table(table);
  found->second.removed = false;
  return found->second;
}

bool has_any_key(const std::string& name, const state::KeyTable& table) {
  const auto bound = [](const auto& entry) { return !entry.second.removed; };
  return is_default_table(name) ? table.defaults : std::any_of(table.bindings.begin(), table.bindings.end(), bound);
}

}  // namespace

std::vector<std::string> key_tables(const state::Head& head) {
  std::set<std::string> names{"copy-mode", "copy-mode-vi", "prefix", "root"};
  for (const auto& [name, table] : head.key_tables) {
    if (table.removed) {
      names.erase(name);
    } else {
      names.insert(name);
    }
  }
  return {names.begin(), names.end()};
}

bool has_key_table(const state::Head& head, std::string_view table) {
  const state::KeyTable* stored = stored_table(head, table);
  return stored != nullptr ? !stored->removed : is_default_table(table);
}

std::vector<Binding> bindings_of(const state::Head& head, std::string_view table) {
  const state::KeyTable* stored = stored_table(head, table);
  std::map<std::uint64_t, Binding> bindings;
  const auto put = [&](std::string_view name, const state::KeyBinding& binding) {
    const auto key = parse_key(name);
    if (!key) return;
    const std::uint64_t order = key_order(*key, char_width);
    if (binding.removed) {
      bindings.erase(order);
    } else {
      bindings[order] = {*key, binding.repeat, binding.note, binding.commands};
    }
  };
  if (stored != nullptr ? stored->defaults : is_default_table(table)) {
    for (const Row& row : default_rows(table)) {
      if (row.table == table) put(row.key, from_row(row));
    }
  }
  if (stored != nullptr && !stored->removed) {
    for (const auto& [name, binding] : stored->bindings) put(name, binding);
  }
  std::vector<Binding> out;
  for (auto& [order, binding] : bindings) out.push_back(std::move(binding));
  return out;
}

void bind_key(state::Head& head, const std::string& table, Key key, const NewBinding& binding) {
  state::KeyTable& changed = edit_table(head, table);
  const std::string name = key_name(key);
  if (binding.commands) {
    changed.bindings[name] = {false, binding.repeat, binding.note, *binding.commands};
    return;
  }
  const auto stored = changed.bindings.find(name);
  const Row* row = changed.defaults ? default_row(table, name) : nullptr;
  if (stored != changed.bindings.end()) {
    if (!stored->second.removed) stored->second.note = binding.note;
  } else if (row != nullptr) {
    state::KeyBinding& copy = changed.bindings[name] = from_row(*row);
    copy.note = binding.note;
  }
}

void unbind_key(state::Head& head, const std::string& table, Key key) {
  if (!has_key_table(head, table)) return;
  const std::string name = key_name(key);
  const state::KeyTable* stored = stored_table(head, table);
  const bool is_default =
      (stored != nullptr ? stored->defaults : is_default_table(table)) && default_row(table, name) != nullptr;
  const bool is_bound = stored != nullptr && stored->bindings.contains(name);
  if (!is_default && !is_bound) return;
  state::KeyTable& changed = edit_table(head, table);
  if (is_default) {
    changed.bindings[name] = {.removed = true, .note = {}, .commands = {}};
  } else {
    changed.bindings.erase(name);
  }
  if (!changed.defaults && !has_any_key(table, changed)) remove_key_table(head, table);
}

// A default table leaves a mark, for it does not come back.
void remove_key_table(state::Head& head, const std::string& table) {
  if (!is_default_table(table)) {
    head.key_tables.erase(table);
    return;
  }
  state::KeyTable gone;
  gone.removed = true;
  head.key_tables[table] = std::move(gone);
}

}  // namespace shim
