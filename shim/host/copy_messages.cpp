// SPDX-License-Identifier: ISC
#include "shim/host/copy_messages.hpp"

#include "shim/host/wire.hpp"

namespace shim {
namespace {

// Numbers that are none of an enumeration's are its first.
template <class Choice>
Choice get_choice(WireReader& in, Choice last) {
  const auto value = in.get<std::uint8_t>();
  return value <= static_cast<std::uint8_t>(last) ? static_cast<Choice>(value) : Choice{};
}

void put_flag(WireWriter& out, bool flag) { out.put(static_cast<std::uint8_t>(flag)); }

void put_source(WireWriter& out, const std::optional<state::PaneId>& source) {
  put_flag(out, source.has_value());
  out.put(source.value_or(state::PaneId{}).value);
}
std::optional<state::PaneId> get_source(WireReader& in) {
  const bool known = in.get_bool();
  const state::PaneId pane{in.get<std::uint32_t>()};
  return known ? std::optional(pane) : std::nullopt;
}

}  // namespace

std::string encode_copy_request(const CopyRequest& request) {
  WireWriter out(MessageType::copy);
  out.put(request.kind).put(request.entry);
  put_flag(out, request.view);
  out.put(request.scroll_exit).put(request.label);
  put_flag(out, request.page_up);
  out.put(request.options.keys);
  put_flag(out, request.options.wrap_search);
  out.put_string(request.options.word_separators).put_string(request.options.global_word_separators);
  out.put(static_cast<std::uint32_t>(request.words.size()));
  for (const std::string& word : request.words) out.put_string(word);
  out.put(request.count).put_string(request.text);
  put_source(out, request.source);
  return std::move(out).frame();
}

std::optional<CopyRequest> decode_copy_request(std::string_view payload) {
  WireReader in(payload);
  CopyRequest request;
  request.kind = get_choice(in, CopyRequest::Kind::refresh);
  request.entry = in.get<std::uint64_t>();
  request.view = in.get_bool();
  request.scroll_exit = get_choice(in, ScrollExit::yes);
  request.label = get_choice(in, PositionLabel::hidden);
  request.page_up = in.get_bool();
  request.options.keys = get_choice(in, ModeKeys::vi);
  request.options.wrap_search = in.get_bool();
  request.options.word_separators = in.get_string();
  request.options.global_word_separators = in.get_string();
  for (auto count = in.get<std::uint32_t>(); count > 0 && in.good(); --count) request.words.push_back(in.get_string());
  request.count = in.get<std::uint32_t>();
  request.text = in.get_string();
  request.source = get_source(in);
  return in.good() ? std::optional(std::move(request)) : std::nullopt;
}

std::string encode_copy_answer(const CopyAnswer& answer) {
  WireWriter out(MessageType::ok);
  out.put(answer.outcome.end);
  put_flag(out, answer.outcome.ran);
  put_flag(out, answer.outcome.refresh);
  put_flag(out, answer.outcome.copied.has_value());
  out.put_string(answer.outcome.copied.value_or(""));
  out.put(static_cast<std::uint32_t>(answer.variables.size()));
  for (const auto& [name, value] : answer.variables) out.put_string(name).put_string(value);
  out.put_string(answer.text);
  put_source(out, answer.source);
  return std::move(out).frame();
}

std::optional<CopyAnswer> decode_copy_answer(std::string_view payload) {
  WireReader in(payload);
  CopyAnswer answer;
  answer.outcome.end = get_choice(in, CopyMode::End::ends);
  answer.outcome.ran = in.get_bool();
  answer.outcome.refresh = in.get_bool();
  const bool copied = in.get_bool();
  std::string text = in.get_string();
  if (copied) answer.outcome.copied = std::move(text);
  for (auto count = in.get<std::uint32_t>(); count > 0 && in.good(); --count) {
    std::string name = in.get_string();
    answer.variables.emplace_back(std::move(name), in.get_string());
  }
  answer.text = in.get_string();
  answer.source = get_source(in);
  return in.good() ? std::optional(std::move(answer)) : std::nullopt;
}

}  // namespace shim
