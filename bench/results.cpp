// SPDX-License-Identifier: ISC
#include "bench/results.hpp"

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bench {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Summary& summary) { return {{"median", summary.median}, {"p95", summary.p95}}; }
Summary summary_of(const Json& json) { return {json.at("median").get<double>(), json.at("p95").get<double>()}; }

Json json_of(const Figure& figure) {
  Json json{{"what", figure.what}, {"size", figure.size}, {"unit", figure.unit}, {"runs", figure.runs}};
  json["roost"] = json_of(figure.roost);
  if (figure.tmux) json["tmux"] = json_of(*figure.tmux);
  if (figure.floor) json["floor"] = *figure.floor;
  return json;
}

Figure figure_of(const Json& json) {
  Figure figure{json.at("what").get<std::string>(), json.at("size").get<unsigned>(),
                json.at("unit").get<std::string>()};
  figure.runs = json.at("runs").get<unsigned>();
  figure.roost = summary_of(json.at("roost"));
  if (json.contains("tmux")) figure.tmux = summary_of(json.at("tmux"));
  if (json.contains("floor")) figure.floor = json.at("floor").get<double>();
  return figure;
}

std::string path_of(const std::string& folder, const std::string& name) { return folder + "/" + name + ".json"; }

}  // namespace

void save_result(const std::string& folder, const ScenarioResult& result) {
  Json json{{"name", result.name}, {"date", result.date}, {"commit", result.commit}, {"load", result.load}};
  json["notes"] = result.notes;
  json["figures"] = Json::array();
  for (const auto& figure : result.figures) json["figures"].push_back(json_of(figure));
  std::filesystem::create_directories(folder);
  std::ofstream out(path_of(folder, result.name));
  out << json.dump(1) << '\n';
  if (!out.flush()) throw std::runtime_error("can't write to " + folder);
}

std::optional<ScenarioResult> load_result(const std::string& folder, const std::string& name) {
  std::ifstream in(path_of(folder, name));
  if (!in) return std::nullopt;
  const Json json = Json::parse(in);
  ScenarioResult result{name, json.at("date").get<std::string>(), json.at("commit").get<std::string>(),
                        json.at("load").get<double>()};
  result.notes = json.at("notes").get<std::vector<std::string>>();
  for (const auto& figure : json.at("figures")) result.figures.push_back(figure_of(figure));
  return result;
}

}  // namespace bench
