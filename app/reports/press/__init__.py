"""What every document is made with: layout, fonts, marks, pictures, pages, files. It knows no document."""
