// SPDX-License-Identifier: ISC
#include "shim/host/messages.hpp"

#include <algorithm>

namespace shim {
namespace {

using StringList = std::vector<std::string>;

void put_list(WireWriter& out, const StringList& list) {
  out.put(static_cast<std::uint32_t>(list.size()));
  for (const std::string& item : list) out.put_string(item);
}

StringList get_list(WireReader& in) {
  StringList list;
  for (auto count = in.get<std::uint32_t>(); count > 0 && in.good(); --count) list.push_back(in.get_string());
  return list;
}

void put_size(WireWriter& out, TerminalSize size) { out.put(size.columns).put(size.rows); }

TerminalSize get_size(WireReader& in) {
  const auto columns = in.get<unsigned>();
  const auto rows = in.get<unsigned>();
  return {std::clamp(columns, 1u, 0xffffu), std::clamp(rows, 1u, 0xffffu)};
}

void put_spawn(WireWriter& out, const SpawnRequest& request) {
  out.put(request.pane.value).put(request.kind).put_string(request.shell);
  put_list(out, request.command);
  out.put_string(request.path);
  put_list(out, request.environment);
  put_size(out, request.size);
  out.put(request.history_limit).put_string(request.title).put_string(request.start_command);
}

SpawnRequest get_spawn(WireReader& in) {
  SpawnRequest request;
  request.pane.value = in.get<std::uint32_t>();
  request.kind = in.get<ProgramKind>();
  request.shell = in.get_string();
  request.command = get_list(in);
  request.path = in.get_string();
  request.environment = get_list(in);
  request.size = get_size(in);
  request.history_limit = in.get<std::uint32_t>();
  request.title = in.get_string();
  request.start_command = in.get_string();
  return request;
}

// At the end of a message: protocol 1 did not have it.
void put_site(WireWriter& out, const PaneSite& site) {
  out.put(static_cast<std::uint8_t>(site.known)).put(site.window.value).put_string(site.window_name);
  out.put(site.size.width).put(site.size.height).put(site.index);
  out.put(site.session.value).put_string(site.session_name).put_string(site.session_path);
}

PaneSite get_site(WireReader& in) {
  PaneSite site;
  if (in.at_end()) return site;
  site.known = in.get_bool();
  site.window.value = in.get<std::uint32_t>();
  site.window_name = in.get_string();
  site.size.width = std::clamp(in.get<unsigned>(), 1u, 0xffffu);
  site.size.height = std::clamp(in.get<unsigned>(), 1u, 0xffffu);
  site.index = std::max(in.get<int>(), 0);
  site.session.value = in.get<std::uint32_t>();
  site.session_name = in.get_string();
  site.session_path = in.get_string();
  return site;
}

// What a spawn has beyond protocol 3, at the end of a message.
void put_later_fields(WireWriter& out, const SpawnRequest& request) {
  out.put(static_cast<std::uint8_t>(request.extended_keys));
}

void get_later_fields(WireReader& in, SpawnRequest& request) {
  if (!in.at_end()) request.extended_keys = in.get_bool();
}

void put_position(WireWriter& out, const std::optional<std::int64_t>& line) {
  out.put(static_cast<std::uint8_t>(line.has_value())).put(line.value_or(0));
}

std::optional<std::int64_t> get_position(WireReader& in) {
  const bool given = in.get_bool();
  const auto line = in.get<std::int64_t>();
  return given ? std::optional(line) : std::nullopt;
}

// The flags of capture-pane, in the order they have on the wire.
constexpr bool CaptureRequest::*k_capture_flags[] = {
    &CaptureRequest::start_of_history,
    &CaptureRequest::end_of_screen,
    &CaptureRequest::escapes,
    &CaptureRequest::join,
    &CaptureRequest::keep_trailing,
    &CaptureRequest::escape_octal,
    &CaptureRequest::ignore_trailing_positions,
    &CaptureRequest::alternate,
    &CaptureRequest::quiet,
    &CaptureRequest::pending,
};

void put_info(WireWriter& out, const HostInfo& info) {
  out.put_string(info.nonce).put(info.host_pid).put(info.child_pid).put(info.created_us);
  put_spawn(out, info.spawn);
}

HostInfo get_info(WireReader& in) {
  HostInfo info;
  info.nonce = in.get_string();
  info.host_pid = in.get<pid_t>();
  info.child_pid = in.get<pid_t>();
  info.created_us = in.get<std::int64_t>();
  info.spawn = get_spawn(in);
  return info;
}

template <class Value>
std::optional<Value> checked(const WireReader& in, Value value) {
  return in.good() ? std::optional<Value>(std::move(value)) : std::nullopt;
}

}  // namespace

std::string encode_go(const SpawnRequest& request) {
  WireWriter out(MessageType::go);
  put_spawn(out, request);
  put_site(out, request.site);
  put_later_fields(out, request);
  return std::move(out).frame();
}

std::optional<SpawnRequest> decode_go(std::string_view payload) {
  WireReader in(payload);
  SpawnRequest request = get_spawn(in);
  request.site = get_site(in);
  get_later_fields(in, request);
  return checked(in, std::move(request));
}

std::string encode_respawn(const RespawnRequest& request) {
  WireWriter out(MessageType::respawn);
  out.put(static_cast<std::uint8_t>(request.kill));
  put_spawn(out, request.spawn);
  put_later_fields(out, request.spawn);
  return std::move(out).frame();
}

std::optional<RespawnRequest> decode_respawn(std::string_view payload) {
  WireReader in(payload);
  RespawnRequest request;
  request.kill = in.get_bool();
  request.spawn = get_spawn(in);
  get_later_fields(in, request.spawn);
  return checked(in, std::move(request));
}

std::string encode_input(const std::vector<InputItem>& items) {
  WireWriter out(MessageType::input);
  out.put(static_cast<std::uint32_t>(items.size()));
  for (const InputItem& item : items) out.put(item.kind).put(item.key).put_string(item.bytes);
  return std::move(out).frame();
}

std::optional<std::vector<InputItem>> decode_input(std::string_view payload) {
  WireReader in(payload);
  std::vector<InputItem> items;
  for (auto count = in.get<std::uint32_t>(); count > 0 && in.good(); --count) {
    InputItem& item = items.emplace_back();
    item.kind = in.get<InputItem::Kind>();
    item.key = in.get<Key>();
    item.bytes = in.get_string();
  }
  return checked(in, std::move(items));
}

std::string encode_capture(const CaptureRequest& request) {
  WireWriter out(MessageType::capture);
  put_position(out, request.start);
  put_position(out, request.end);
  for (const auto flag : k_capture_flags) out.put(static_cast<std::uint8_t>(request.*flag));
  return std::move(out).frame();
}

std::optional<CaptureRequest> decode_capture(std::string_view payload) {
  WireReader in(payload);
  CaptureRequest request;
  request.start = get_position(in);
  request.end = get_position(in);
  for (const auto flag : k_capture_flags) request.*flag = in.get_bool();
  return checked(in, request);
}

std::string encode_resize(const ResizeRequest& request) {
  WireWriter out(MessageType::resize);
  put_size(out, request.size);
  out.put(request.generation);
  if (request.site.known) put_site(out, request.site);
  return std::move(out).frame();
}

std::optional<ResizeRequest> decode_resize(std::string_view payload) {
  WireReader in(payload);
  ResizeRequest request;
  request.size = get_size(in);
  request.generation = in.get<std::uint64_t>();
  request.site = get_site(in);
  return checked(in, request);
}

std::string encode_pipe(const PipeRequest& request) {
  WireWriter out(MessageType::pipe);
  out.put(static_cast<std::uint8_t>(request.to_command)).put(static_cast<std::uint8_t>(request.from_command));
  out.put(static_cast<std::uint8_t>(request.only_if_none)).put_string(request.command).put_string(request.path);
  put_list(out, request.environment);
  return std::move(out).frame();
}

std::optional<PipeRequest> decode_pipe(std::string_view payload) {
  WireReader in(payload);
  PipeRequest request;
  request.to_command = in.get_bool();
  request.from_command = in.get_bool();
  request.only_if_none = in.get_bool();
  request.command = in.get_string();
  request.path = in.get_string();
  request.environment = get_list(in);
  return checked(in, std::move(request));
}

std::string encode_info(const HostInfo& info) {
  WireWriter out(MessageType::ok);
  put_info(out, info);
  return std::move(out).frame();
}

std::optional<HostInfo> decode_info(std::string_view payload) {
  WireReader in(payload);
  HostInfo info = get_info(in);
  return checked(in, std::move(info));
}

std::string encode_description(const HostInfo& info) {
  WireWriter out(MessageType::ok);
  put_info(out, info);
  out.put(info.resized_at);
  put_site(out, info.site);
  return std::move(out).frame();
}

std::optional<HostInfo> decode_description(std::string_view payload) {
  WireReader in(payload);
  HostInfo info = get_info(in);
  info.resized_at = in.get<std::uint64_t>();
  info.site = get_site(in);
  return checked(in, std::move(info));
}

std::string encode_error(const state::Error& error) {
  WireWriter out(MessageType::error);
  out.put(error.code).put(error.sys_errno).put_string(error.message);
  return std::move(out).frame();
}

state::Error decode_error(std::string_view payload) {
  WireReader in(payload);
  state::Error error;
  error.code = in.get<state::ErrorCode>();
  error.sys_errno = in.get<int>();
  error.message = in.get_string();
  if (!in.good()) return {state::ErrorCode::io, "bad answer from pane host"};
  return error;
}

}  // namespace shim
