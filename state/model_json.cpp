// SPDX-License-Identifier: ISC
#include "state/model_json.hpp"

#include <algorithm>
#include <tuple>

#include "state/json_fields.hpp"

namespace state {

namespace {

constexpr std::string_view k_env_states[] = {"set", "hidden", "removed", "unset"};

Json json_of(const OptionMap& options) {
  Json object = Json::object();
  for (const auto& [name, value] : options) object.emplace(text_of_bytes(name), text_of_bytes(value));
  return object;
}

// "value", or ["hidden","value"] and the like for the other states.
Json json_of(const Environment& environment) {
  Json object = Json::object();
  for (const auto& [name, entry] : environment) {
    Json value = text_of_bytes(entry.value);
    if (entry.state != EnvState::set)
      value = Json::array({k_env_states[static_cast<std::size_t>(entry.state)], std::move(value)});
    object.emplace(text_of_bytes(name), std::move(value));
  }
  return object;
}

bool read_options(const Json& json, OptionMap& options) {
  if (!json.is_object()) return false;
  for (const auto& [name, value] : json.items())
    if (!from_json_value(value, options[bytes_of_text(name)])) return false;
  return true;
}

bool read_options(PlainValue json, OptionMap& options) {
  return json.is_object() && json.each_member([&](std::string_view name, PlainValue value) {
    return from_json_value(value, options[std::string(name)]);
  });
}

bool read_env_entry(const Json& json, EnvEntry& entry) {
  if (json.is_string()) return from_json_value(json, entry.value);
  if (!json.is_array() || json.size() != 2 || !json[0].is_string()) return false;
  const auto& state = json[0].get_ref<const std::string&>();
  for (const EnvState candidate : {EnvState::hidden, EnvState::removed, EnvState::unset}) {
    if (state != k_env_states[static_cast<std::size_t>(candidate)]) continue;
    entry.state = candidate;
    return from_json_value(json[1], entry.value);
  }
  return false;
}

bool read_environment(const Json& json, Environment& environment) {
  if (!json.is_object()) return false;
  for (const auto& [name, value] : json.items())
    if (!read_env_entry(value, environment[bytes_of_text(name)])) return false;
  return true;
}

bool read_env_entry(PlainValue json, EnvEntry& entry) {
  return json.is_string() ? from_json_value(json, entry.value) : read_env_entry(Json::parse(json.text()), entry);
}

bool read_environment(PlainValue json, Environment& environment) {
  return json.is_object() && json.each_member([&](std::string_view name, PlainValue value) {
    return read_env_entry(value, environment[std::string(name)]);
  });
}

bool read_links(const Json& json, std::vector<WindowLink>& links) {
  if (!json.is_array()) return false;
  for (const auto& pair : json) {
    WindowLink link;
    if (!pair.is_array() || pair.size() < 2 || pair.size() > 4 || !from_json_value(pair[0], link.index) ||
        !from_json_value(pair[1], link.window))
      return false;
    if (pair.size() > 2 && !from_json_value(pair[2], link.alerts)) return false;
    if (pair.size() > 3 && !from_json_value(pair[3], link.order)) return false;
    links.push_back(link);
  }
  return true;
}

bool read_links(PlainValue json, std::vector<WindowLink>& links) {
  return json.is_array() && json.each_item([&](PlainValue pair) {
    WindowLink link;
    int fields = 0;
    const auto read_field = [&](PlainValue value) {
      switch (fields++) {
        case 0:
          return from_json_value(value, link.index);
        case 1:
          return from_json_value(value, link.window);
        case 2:
          return from_json_value(value, link.alerts);
        case 3:
          return from_json_value(value, link.order);
        default:
          return false;
      }
    };
    if (!pair.is_array() || !pair.each_item(read_field) || fields < 2) return false;
    links.push_back(link);
    return true;
  });
}

// The fields of a record that are left out at their default, as a table that writing and reading walk alike.
template <class Record, class Value>
struct Field {
  const char* key;
  Value Record::*member;
};
template <class Record, class Value>
Field(const char*, Value Record::*) -> Field<Record, Value>;

constexpr std::tuple k_session_fields{
    Field{"group", &Session::group},
    Field{"path", &Session::path},
    Field{"created", &Session::created_us},
    Field{"activity", &Session::activity_us},
    Field{"attached", &Session::last_attached_us},
    Field{"current", &Session::current},
    Field{"last", &Session::last},
};
constexpr std::tuple k_window_fields{
    Field{"name", &Window::name},
    Field{"active", &Window::active},
    Field{"last", &Window::last},
    Field{"width", &Window::width},
    Field{"height", &Window::height},
    Field{"layout", &Window::layout},
    Field{"zoomed_layout", &Window::zoomed_layout},
    Field{"last_preset", &Window::last_preset},
    Field{"old_layout", &Window::old_layout},
    Field{"created", &Window::created_us},
    Field{"activity", &Window::activity_us},
};
constexpr std::tuple k_pane_fields{
    Field{"nonce", &Pane::nonce},           Field{"active", &Pane::active_us},
    Field{"created", &Pane::created_us},    Field{"command", &Pane::command},
    Field{"shell", &Pane::shell},           Field{"path", &Pane::path},
    Field{"input_off", &Pane::input_off},   Field{"modes", &Pane::modes},
    Field{"zoom_mode", &Pane::zoom_mode},   Field{"copy_entry", &Pane::copy_entry},
    Field{"view_entry", &Pane::view_entry},
};
constexpr std::tuple k_buffer_fields{
    Field{"order", &Buffer::order}, Field{"automatic", &Buffer::automatic}, Field{"created", &Buffer::created_us},
    Field{"size", &Buffer::size},   Field{"sample", &Buffer::sample},       Field{"file", &Buffer::file},
};
constexpr std::tuple k_counter_fields{
    Field{"epoch", &Head::epoch},
    Field{"next_session", &Head::next_session},
    Field{"next_window", &Head::next_window},
    Field{"next_pane", &Head::next_pane},
    Field{"next_buffer", &Head::next_buffer},
    Field{"started", &Head::started_us},
    Field{"running", &Head::running},
    Field{"hooks", &Head::hooks},
    Field{"marked_session", &Head::marked_session},
    Field{"marked_index", &Head::marked_index},
    Field{"causes", &Head::causes},
};

template <class Record, class Table>
void write_fields(FieldWriter& writer, const Record& record, const Table& table) {
  static const Record standard{};
  std::apply(
      [&](const auto&... field) { (writer.unless(standard.*(field.member), field.key, record.*(field.member)), ...); },
      table);
}

template <class Record, class Table>
void read_fields(FieldReader& reader, Record& record, const Table& table) {
  std::apply([&](const auto&... field) { (reader.field(field.key, record.*(field.member)), ...); }, table);
}

Result<void> decode_whole(std::string_view text, auto read) {
  if (const auto plain = PlainValue::parse(text); plain && read(*plain)) return {};
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_discarded() && read(json)) return {};
  return fail(ErrorCode::corrupt, "bad value");
}

}  // namespace

std::string encode(const Session& session) {
  FieldWriter writer;
  writer.always("id", session.id);
  writer.always("name", session.name);
  write_fields(writer, session, k_session_fields);
  Json links = Json::array();
  for (const auto& link : session.links) {
    Json entry = Json::array({link.index, link.window.value});
    if (link.alerts != 0 || link.order != 0) entry.push_back(link.alerts);
    if (link.order != 0) entry.push_back(link.order);
    links.push_back(std::move(entry));
  }
  writer.json("links", std::move(links));
  writer.json("options", json_of(session.options));
  writer.json("environment", json_of(session.environment));
  return writer.line();
}

Result<void> decode(std::string_view json, Session& session) {
  FieldReader reader(json);
  reader.field("id", session.id);
  reader.field("name", session.name);
  read_fields(reader, session, k_session_fields);
  reader.with("links", [&](const auto& value) { return read_links(value, session.links); });
  reader.with("options", [&](const auto& value) { return read_options(value, session.options); });
  reader.with("environment", [&](const auto& value) { return read_environment(value, session.environment); });
  return reader.result();
}

std::string encode(const Window& window) {
  FieldWriter writer;
  writer.always("id", window.id);
  writer.always("panes", window.panes);
  write_fields(writer, window, k_window_fields);
  writer.json("options", json_of(window.options));
  return writer.line();
}

Result<void> decode(std::string_view json, Window& window) {
  FieldReader reader(json);
  reader.field("id", window.id);
  reader.field("panes", window.panes);
  read_fields(reader, window, k_window_fields);
  reader.with("options", [&](const auto& value) { return read_options(value, window.options); });
  return reader.result();
}

std::string encode(const Pane& pane) {
  FieldWriter writer;
  writer.always("id", pane.id);
  writer.always("host", pane.host_pid);
  writer.always("window", pane.window);
  write_fields(writer, pane, k_pane_fields);
  writer.json("options", json_of(pane.options));
  return writer.line();
}

Result<void> decode(std::string_view json, Pane& pane) {
  FieldReader reader(json);
  reader.field("id", pane.id);
  reader.field("host", pane.host_pid);
  reader.field("window", pane.window);
  read_fields(reader, pane, k_pane_fields);
  reader.with("options", [&](const auto& value) { return read_options(value, pane.options); });
  return reader.result();
}

std::string encode_counters(const Head& head) {
  FieldWriter writer;
  writer.always("schema", head.schema);
  writer.always("boot_id", head.boot_id);
  writer.always("generation", head.generation);
  write_fields(writer, head, k_counter_fields);
  if (head.marked) writer.always("marked", *head.marked);
  return writer.line();
}

Result<void> decode_counters(std::string_view json, Head& head) {
  FieldReader reader(json);
  head.schema = 0;
  reader.field("schema", head.schema);
  ROOST_TRY(reader.result());
  if (head.schema > Head::k_schema)
    return fail(ErrorCode::unsupported, "schema " + std::to_string(head.schema) + " is newer than the " +
                                            std::to_string(Head::k_schema) + " this program knows");
  if (head.schema < 1) return fail(ErrorCode::corrupt, "bad value of \"schema\"");
  reader.field("boot_id", head.boot_id);
  reader.field("generation", head.generation);
  read_fields(reader, head, k_counter_fields);
  reader.with("marked", [&](const auto& value) { return from_json_value(value, head.marked.emplace()); });
  return reader.result();
}

std::string encode(const OptionMap& options) { return json_of(options).dump(); }
std::string encode(const Environment& environment) { return json_of(environment).dump(); }

std::string encode(const std::vector<Buffer>& buffers) {
  std::string text = "[";
  for (const auto& buffer : buffers) {
    FieldWriter writer;
    writer.always("name", buffer.name);
    write_fields(writer, buffer, k_buffer_fields);
    if (text.size() > 1) text += ',';
    text += writer.line();
  }
  return text + "]";
}

Result<void> decode(std::string_view json, OptionMap& options) {
  return decode_whole(json, [&](const auto& value) { return read_options(value, options); });
}

Result<void> decode(std::string_view json, Environment& environment) {
  return decode_whole(json, [&](const auto& value) { return read_environment(value, environment); });
}

Result<void> decode(std::string_view json, std::vector<Buffer>& buffers) {
  const auto read_one = [&](FieldReader reader) {
    Buffer& buffer = buffers.emplace_back();
    reader.field("name", buffer.name);
    read_fields(reader, buffer, k_buffer_fields);
    return reader.result().has_value();
  };
  const auto plain = PlainValue::parse(json);
  if (plain && plain->is_array())
    return plain->each_item([&](PlainValue item) { return read_one(FieldReader(item.text())); })
               ? Result<void>()
               : fail(ErrorCode::corrupt, "bad value");
  const Json array = Json::parse(json, nullptr, false);
  if (array.is_array() &&
      std::all_of(array.begin(), array.end(), [&](const Json& item) { return read_one(FieldReader(item)); }))
    return {};
  return fail(ErrorCode::corrupt, "bad value");
}

}  // namespace state
