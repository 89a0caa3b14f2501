// SPDX-License-Identifier: ISC
// The operators as a table; numbers are doubles, cut to whole ones unless asked otherwise.
#include "shim/format/arithmetic.hpp"

#include <climits>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "shim/format/format_text.hpp"

namespace shim {
namespace {

struct Operator {
  std::string_view name;
  double (*apply)(double left, double right);
};

bool is_same(double a, double b) { return std::fabs(a - b) < 1e-9; }

constexpr Operator k_operators[] = {
    {"+", [](double a, double b) { return a + b; }},
    {"-", [](double a, double b) { return a - b; }},
    {"*", [](double a, double b) { return a * b; }},
    {"/", [](double a, double b) { return a / b; }},
    {"%", [](double a, double b) { return std::fmod(a, b); }},
    {"m", [](double a, double b) { return std::fmod(a, b); }},
    {"==", [](double a, double b) { return is_same(a, b) ? 1.0 : 0.0; }},
    {"!=", [](double a, double b) { return std::fabs(a - b) > 1e-9 ? 1.0 : 0.0; }},
    {">", [](double a, double b) { return a > b ? 1.0 : 0.0; }},
    {"<", [](double a, double b) { return a < b ? 1.0 : 0.0; }},
    {">=", [](double a, double b) { return a >= b ? 1.0 : 0.0; }},
    {"<=", [](double a, double b) { return a <= b ? 1.0 : 0.0; }},
};

const Operator* find_operator(std::string_view name) {
  for (const Operator& row : k_operators)
    if (row.name == name) return &row;
  return nullptr;
}

std::optional<double> parse_number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  return *end == '\0' ? std::optional(value) : std::nullopt;
}

// What a cast does on x86-64 when the value does not fit: tmux shows it for a division by zero.
double truncated(double value) {
  const bool fits = value >= -9223372036854775808.0 && value < 9223372036854775808.0;
  return fits ? std::trunc(value) : -9223372036854775808.0;
}

std::string print(double value, int precision) {
  char text[512];
  const int size = std::snprintf(text, sizeof text, "%.*f", precision, value);
  if (size >= 0 && static_cast<std::size_t>(size) < sizeof text) return text;
  std::string longer(size < 0 ? 0 : static_cast<std::size_t>(size), '\0');
  std::snprintf(longer.data(), longer.size() + 1, "%.*f", precision, value);
  return longer;
}

}  // namespace

bool is_arithmetic_operator(const std::string& text) { return find_operator(text) != nullptr; }

std::optional<std::string> calculate(std::span<const std::string> arguments, const std::string& left,
                                     const std::string& right) {
  const Operator* const operation = find_operator(arguments[0]);
  const bool floating = arguments.size() >= 2 && arguments[1].find('f') != std::string::npos;
  std::optional<long long> precision = floating ? 2 : 0;
  if (arguments.size() >= 3) precision = parse_integer(arguments[2], INT_MIN, INT_MAX);
  auto a = parse_number(left);
  auto b = parse_number(right);
  if (operation == nullptr || !precision || !a || !b) return std::nullopt;
  if (!floating) {
    a = truncated(*a);
    b = truncated(*b);
  }
  const double result = operation->apply(*a, *b);
  return print(floating ? result : truncated(result), static_cast<int>(*precision));
}

}  // namespace shim
