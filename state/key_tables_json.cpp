// SPDX-License-Identifier: ISC
// The head's part "key_tables": {"prefix":{"defaults":true,"keys":{"C-b":{"commands":"..."}}}}.
#include "state/json_fields.hpp"
#include "state/model_json.hpp"

namespace state {

namespace {

Json json_of(const KeyBinding& binding) {
  Json object = Json::object();
  if (binding.removed) object.emplace("removed", true);
  if (binding.repeat) object.emplace("repeat", true);
  if (binding.note) object.emplace("note", text_of_bytes(*binding.note));
  if (!binding.commands.empty()) object.emplace("commands", text_of_bytes(binding.commands));
  return object;
}

Json json_of(const KeyTable& table) {
  Json object = Json::object();
  if (table.defaults) object.emplace("defaults", true);
  if (table.removed) object.emplace("removed", true);
  Json keys = Json::object();
  for (const auto& [key, binding] : table.bindings) keys.emplace(text_of_bytes(key), json_of(binding));
  object.emplace("keys", std::move(keys));
  return object;
}

bool read_binding(const Json& json, KeyBinding& binding) {
  FieldReader reader(json);
  reader.field("removed", binding.removed);
  reader.field("repeat", binding.repeat);
  reader.with("note", [&](const auto& note) { return from_json_value(note, binding.note.emplace()); });
  reader.field("commands", binding.commands);
  return reader.result().has_value();
}

bool read_table(const Json& json, KeyTable& table) {
  FieldReader reader(json);
  reader.field("defaults", table.defaults);
  reader.field("removed", table.removed);
  reader.with_json("keys", [&](const Json& keys) {
    if (!keys.is_object()) return false;
    for (const auto& [key, binding] : keys.items())
      if (!read_binding(binding, table.bindings[bytes_of_text(key)])) return false;
    return true;
  });
  return reader.result().has_value();
}

}  // namespace

std::string encode(const std::map<std::string, KeyTable>& tables) {
  Json object = Json::object();
  for (const auto& [name, table] : tables) object.emplace(text_of_bytes(name), json_of(table));
  return object.dump();
}

Result<void> decode(std::string_view json, std::map<std::string, KeyTable>& tables) {
  const Json object = Json::parse(json, nullptr, false);
  if (!object.is_object()) return fail(ErrorCode::corrupt, "bad value");
  for (const auto& [name, table] : object.items())
    if (!read_table(table, tables[bytes_of_text(name)])) return fail(ErrorCode::corrupt, "bad value");
  return {};
}

}  // namespace state
