// SPDX-License-Identifier: ISC
// See case_file.hpp.
#include "tests/terminal/case_file.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <utility>

namespace parity {
namespace {

constexpr std::size_t k_looks_at_recording = 10;

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string stem(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.substr(0, name.find('.'));
}

bool parse_size(std::string_view text, unsigned& columns, unsigned& rows) {
  const std::size_t by = text.find('x');
  if (by == std::string_view::npos) return false;
  const auto number = [](std::string_view digits, unsigned& value) {
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() && end == digits.data() + digits.size() && value > 0;
  };
  return number(text.substr(0, by), columns) && number(text.substr(by + 1), rows);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!(text = trim(text)).empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return words;
}

// One escape after a backslash; takes it from `text`.
bool take_escape(std::string_view& text, std::string& bytes) {
  static constexpr std::string_view k_names = "erntbas\\{}", k_values = "\033\r\n\t\b\a \\{}";
  if (text.empty()) return false;
  if (text[0] == 'x' && text.size() >= 3) {
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 3, value, 16);
    if (error != std::errc() || end != text.data() + 3) return false;
    bytes.push_back(static_cast<char>(value));
    text.remove_prefix(3);
    return true;
  }
  const std::size_t at = k_names.find(text[0]);
  if (at == std::string_view::npos) return false;
  bytes.push_back(k_values[at]);
  text.remove_prefix(1);
  return true;
}

bool decode(std::string_view text, std::string& bytes) {
  while (!text.empty()) {
    const char c = text[0];
    text.remove_prefix(1);
    if (c == '\\') {
      if (!take_escape(text, bytes)) return false;
    } else {
      bytes.push_back(c);
    }
  }
  return true;
}

// {3*abc}: true when it is a repetition.
bool repeat(std::string_view inside, std::string& bytes) {
  unsigned count = 0;
  const auto [end, error] = std::from_chars(inside.data(), inside.data() + inside.size(), count);
  const auto star = static_cast<std::size_t>(end - inside.data());
  if (error != std::errc() || star >= inside.size() || inside[star] != '*') return false;
  std::string piece;
  if (!decode(inside.substr(star + 1), piece)) return false;
  for (; count > 0; --count) bytes += piece;
  return true;
}

void flush(std::string& bytes, std::vector<Step>& steps, Step::Kind kind = Step::Kind::bytes) {
  if (!bytes.empty()) steps.push_back({kind, std::exchange(bytes, {}), {}});
}

std::string read_header(std::string_view line, Case& model) {
  const auto words = words_of(line.substr(1));
  if (words.size() == 1 && words[0] == "alone") {
    model.alone = true;
  } else if (words.size() == 2 && words[0] == "size" && parse_size(words[1], model.columns, model.rows)) {
  } else if (words.size() == 2 && words[0] == "history") {
    model.history = static_cast<unsigned>(std::stoul(words[1]));
  } else {
    return fmt::format("unknown header: {}", line);
  }
  return {};
}

}  // namespace

bool parse_steps(std::string_view text, std::vector<Step>& steps) {
  std::string bytes;
  while (!text.empty()) {
    const char c = text[0];
    if (c == '\\') {
      text.remove_prefix(1);
      if (!take_escape(text, bytes)) return false;
    } else if (c == '{') {
      std::size_t end = 1;
      while (end < text.size() && text[end] != '}') end += text[end] == '\\' ? 2 : 1;
      if (end >= text.size()) return false;
      const std::string_view inside = text.substr(1, end - 1);
      text.remove_prefix(end + 1);
      if (repeat(inside, bytes)) continue;
      flush(bytes, steps, inside == "unfinished" ? Step::Kind::unfinished : Step::Kind::bytes);
      if (inside == "look") steps.push_back({Step::Kind::look, {}, {}});
      if (inside != "look" && inside != "unfinished") steps.push_back({Step::Kind::command, {}, words_of(inside)});
    } else {
      bytes.push_back(c);
      text.remove_prefix(1);
    }
  }
  flush(bytes, steps);
  return true;
}

std::string read_cases(const std::string& path, std::vector<Case>& cases) {
  Case model;
  model.topic = stem(path);
  std::istringstream lines(read_whole(path));
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto fail = [&](std::string_view what) { return fmt::format("{}:{}: {}", path, number, what); };
    if (trim(line).empty() || line[0] == '#') continue;
    if (line[0] == '@') {
      if (auto error = read_header(line, model); !error.empty()) return fail(error);
      continue;
    }
    const std::size_t bar = line.find('|');
    if (bar == std::string::npos) return fail("no name before '|'");
    Case next = model;
    next.name = trim(std::string_view(line).substr(0, bar));
    if (!parse_steps(trim(std::string_view(line).substr(bar + 1)), next.steps)) return fail("bad escape or braces");
    for (const Case& other : cases) {
      if (other.id() == next.id()) return fail("a second case of this name");
    }
    cases.push_back(std::move(next));
  }
  return {};
}

std::string read_recording(const std::string& path, std::vector<Case>& cases) {
  Case recording;
  recording.topic = "recordings";
  recording.name = stem(path);
  recording.history = 2000;
  const std::size_t size = path.find('.', path.rfind('/'));
  std::string_view rest = std::string_view(path).substr(size + 1);
  if (!parse_size(rest.substr(0, rest.find('.')), recording.columns, recording.rows)) return path + ": no size in name";
  const std::string bytes = read_whole(path);
  const std::size_t piece = bytes.size() / k_looks_at_recording + 1;
  for (std::size_t at = 0; at < bytes.size();) {
    std::size_t end = std::min(at + piece, bytes.size());
    while (end < bytes.size() && bytes[end] != '\033') ++end;  // never inside a sequence
    recording.steps.push_back({Step::Kind::bytes, bytes.substr(at, end - at), {}});
    recording.steps.push_back({Step::Kind::look, {}, {}});
    at = end;
  }
  cases.push_back(std::move(recording));
  return {};
}

}  // namespace parity
