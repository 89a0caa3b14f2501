// SPDX-License-Identifier: ISC
#include "bench/options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <functional>
#include <map>

namespace bench {
namespace {

std::vector<std::string> split(const std::string& list) {
  std::vector<std::string> parts;
  for (std::size_t start = 0; start <= list.size();) {
    const std::size_t end = std::min(list.find(',', start), list.size());
    if (end > start) parts.push_back(list.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

bool take_number(const std::string& text, unsigned& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0;
}

bool take_numbers(const std::string& list, std::vector<unsigned>& numbers) {
  numbers.clear();
  for (const auto& part : split(list))
    if (!take_number(part, numbers.emplace_back())) return false;
  return !numbers.empty();
}

bool take_scenarios(const std::string& list, std::vector<std::string>& names) {
  names = split(list);
  for (const auto& name : names) {
    bool known = false;
    for (const Scenario* scenario : scenarios()) known = known || scenario->name == name;
    if (!known) return false;
  }
  return !names.empty();
}

bool take_text(const std::string& text, std::string& target) {
  target = text;
  return !text.empty();
}

void make_quick(Options& options) {
  options.settings.quick = true;
  options.settings.runs = 20;
  options.settings.panes = {1, 10};
}

}  // namespace

std::string usage() {
  std::string text =
      "usage: bench [--quick] [--only SCENARIO,...] [--panes N,...] [--runs N] [--results FOLDER] [--report FILE]\n"
      "             [--ratios FILE] [--commit TEXT] [--report-only] [--tmux PATH] [--roost PATH]\n"
      "       bench --check FILE [--runs N] [--tmux PATH] [--roost PATH]\nscenarios:\n";
  for (const Scenario* scenario : scenarios()) text += fmt::format("  {:<12} {}\n", scenario->name, scenario->title);
  return text;
}

std::optional<Options> parse_options(int argc, char** argv) {
  Options options;
  Settings& settings = options.settings;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe");
  settings.self = self;
  settings.roost = self.parent_path() / "tmux";
  settings.floor = self.parent_path() / "bench_floor";
  settings.parts = self.parent_path() / "bench_parts";
  settings.contract = ROOST_CONTRACT;
  const std::map<std::string, std::function<bool(const std::string&)>> valued{
      {"--only", [&](const auto& value) { return take_scenarios(value, options.only); }},
      {"--panes", [&](const auto& value) { return take_numbers(value, settings.panes); }},
      {"--runs", [&](const auto& value) { return take_number(value, settings.runs); }},
      {"--results", [&](const auto& value) { return take_text(value, options.results); }},
      {"--report", [&](const auto& value) { return take_text(value, options.report); }},
      {"--ratios", [&](const auto& value) { return take_text(value, options.ratios); }},
      {"--check", [&](const auto& value) { return take_text(value, options.check); }},
      {"--commit", [&](const auto& value) { return take_text(value, options.commit); }},
      {"--tmux", [&](const auto& value) { return take_text(value, settings.tmux); }},
      {"--roost", [&](const auto& value) { return take_text(value, settings.roost); }},
  };
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--quick") {
      make_quick(options);
    } else if (word == "--report-only") {
      options.measure = false;
    } else {
      const auto option = valued.find(word);
      if (option == valued.end() || i + 1 == argc || !option->second(argv[++i])) return std::nullopt;
    }
  }
  return options;
}

}  // namespace bench
