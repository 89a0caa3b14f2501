// SPDX-License-Identifier: ISC
#include "shim/options/option_view.hpp"

#include <charconv>
#include <stdexcept>

namespace shim {

namespace {

const OptionSpec& known_option(std::string_view name) {
  const OptionSpec* spec = find_option(name);
  if (spec == nullptr) throw std::logic_error("no option " + std::string(name));
  return *spec;
}

std::string_view scalar_text(const OptionChain& chain, const OptionSpec& spec) {
  return chain_text(chain, spec.name).value_or(spec.default_value);
}

std::string item_text(const OptionChain& chain, const OptionSpec& spec, std::optional<std::uint32_t> index) {
  if (!index) return {};
  for (const ArrayItem& item : chain_items(chain, spec)) {
    if (item.index == *index) return std::string(item.value);
  }
  return {};
}

}  // namespace

std::int64_t choice_index(const OptionSpec& spec, std::string_view value) {
  for (std::size_t i = 0; i < spec.choices.size(); ++i) {
    if (spec.choices[i] == value) return static_cast<std::int64_t>(i);
  }
  return 0;
}

OptionChain OptionView::chain(const OptionSpec& spec) const {
  const state::Head& head = registry_->head();
  OptionChain result;
  if (has_scope(spec, OptionScope::server)) {
    result.add(head.server_options);
  } else if (has_scope(spec, OptionScope::session)) {
    if (place_.session != nullptr) result.add(place_.session->options);
    result.add(head.session_options);
  } else {
    if (place_.pane != nullptr && has_scope(spec, OptionScope::pane)) result.add(place_.pane->options);
    if (place_.window != nullptr) result.add(place_.window->options);
    result.add(head.window_options);
  }
  return result;
}

std::optional<std::string> OptionView::user_option(std::string_view name) const {
  const state::Head& head = registry_->head();
  OptionChain server, window, session;
  server.add(head.server_options);
  if (place_.pane != nullptr) window.add(place_.pane->options);
  if (place_.window != nullptr) window.add(place_.window->options);
  window.add(head.window_options);
  if (place_.session != nullptr) session.add(place_.session->options);
  session.add(head.session_options);
  for (const OptionChain* levels : {&server, &window, &session}) {
    if (const auto text = chain_text(*levels, name)) return std::string(*text);
  }
  return std::nullopt;
}

std::optional<std::string> OptionView::find(std::string_view name) const {
  const auto parts = split_option_index(name);
  if (!parts) return std::nullopt;
  if (parts->name.front() == '@') return user_option(parts->name);
  const OptionSpec* spec = find_option(parts->name);
  if (spec == nullptr) return std::nullopt;
  if (spec->is_array) return item_text(chain(*spec), *spec, parts->index);
  return std::string(scalar_text(chain(*spec), *spec));
}

std::optional<std::string> OptionView::format_text(std::string_view name) const {
  std::optional<std::string> text = find(name);
  if (!text || name.front() == '@') return text;
  const auto parts = split_option_index(name);
  if (find_option(parts->name)->type == OptionType::flag) return *text == "on" ? "1" : "0";
  return text;
}

std::string_view OptionView::text(std::string_view name) const { return text(known_option(name)); }

std::string_view OptionView::text(const OptionSpec& spec) const { return scalar_text(chain(spec), spec); }

std::int64_t OptionView::number(std::string_view name) const {
  const OptionSpec& spec = known_option(name);
  const std::string_view value = scalar_text(chain(spec), spec);
  if (spec.type == OptionType::choice) return choice_index(spec, value);
  if (spec.type == OptionType::flag) return value == "on" ? 1 : 0;
  std::int64_t result = 0;
  std::from_chars(value.data(), value.data() + value.size(), result);
  return result;
}

bool OptionView::flag(std::string_view name) const { return text(name) == "on"; }

std::vector<std::string> OptionView::items(std::string_view name) const {
  const OptionSpec& spec = known_option(name);
  std::vector<std::string> result;
  for (const ArrayItem& item : chain_items(chain(spec), spec)) result.emplace_back(item.value);
  return result;
}

}  // namespace shim
