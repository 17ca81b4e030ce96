# guiju_python_module(<name> SOURCES <file>...) makes the extension module guiju.<name> out of the
# given sources and the whole core, and installs it into the Python package.

find_package(Python 3.11 REQUIRED COMPONENTS Interpreter Development.Module)
if(NOT pybind11_DIR)
  execute_process(COMMAND ${Python_EXECUTABLE} -m pybind11 --cmakedir
                  OUTPUT_VARIABLE pybind11_DIR OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
find_package(pybind11 3.1 CONFIG REQUIRED)

function(guiju_python_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES")
  # NO_EXTRAS: no link-time optimisation and no stripping, so that the objects are the tested ones.
  pybind11_add_module(${name} MODULE NO_EXTRAS ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE guiju_compiler guiju::guiju nlohmann_json::nlohmann_json)
  install(TARGETS ${name} DESTINATION guiju COMPONENT python)
endfunction()

# `guiju explain GJ2201` shows the page of a code: the pages travel with the package.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs/diagnostics/ DESTINATION guiju/pages COMPONENT python
        FILES_MATCHING PATTERN "GJ*.md")
