// SPDX-License-Identifier: ISC
#include "tests/clients/scenario.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace clients {
namespace {

std::string folder_path(const std::string& folder) { return ROOST_SOURCE_DIR "/tests/clients/" + folder; }

}  // namespace

Scenario Scenario::read(const std::string& folder, const std::string& name) {
  std::ifstream in(folder_path(folder) + "/" + name);
  if (!in) throw std::runtime_error("no scenario " + name);
  Scenario scenario;
  bool at_top = true;
  for (std::string line; std::getline(in, line); scenario.text_ += line + "\n") {
    at_top = at_top && line.starts_with('#');
    if (at_top) scenario.take_comment(line);
  }
  return scenario;
}

void Scenario::take_comment(const std::string& line) {
  if (line.starts_with("#   ") && !files_.empty()) {
    files_.back().second += line.substr(4) + "\n";
    return;
  }
  const std::size_t colon = line.find(": ");
  if (!line.starts_with("# ") || colon == std::string::npos) return;
  const std::string key = line.substr(2, colon - 2), value = line.substr(colon + 2);
  values_[key].push_back(value);
  if (key == "file") files_.emplace_back(value, "");
}

const std::vector<std::string>& Scenario::values(const std::string& key) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(key);
  return found == values_.end() ? none : found->second;
}

std::string Scenario::value(const std::string& key) const { return values(key).empty() ? "" : values(key).back(); }

void Scenario::place(TwoSides& sides, const std::string& as) const {
  sides.file(as, text_);
  for (const auto& [name, text] : files_) sides.file(name, text);
  if (!value("socket").empty()) sides.look_at(value("socket"));
}

std::vector<std::string> scenarios(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder_path(folder)))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

std::string test_name(const std::string& file) {
  std::string name;
  bool begins = true;
  for (const char c : file.substr(0, file.find('.'))) {
    if (c != '_') name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    begins = c == '_';
  }
  return name;
}

}  // namespace clients
